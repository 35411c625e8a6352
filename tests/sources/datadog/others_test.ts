import assert from "node:assert/strict";
import { datadogDoraDeployments } from "../../../lib/sources/datadog/dora_deployments.ts";
import { datadogDoraFailures } from "../../../lib/sources/datadog/dora_failures.ts";
import { datadogDowntimes } from "../../../lib/sources/datadog/downtimes.ts";
import { datadogLogsV1 } from "../../../lib/sources/datadog/logs_v1.ts";
import { datadogMonitors } from "../../../lib/sources/datadog/monitors.ts";
import { datadogOthers } from "../../../lib/sources/datadog/others.ts";
import { datadogStatusPages } from "../../../lib/sources/datadog/status_pages.ts";
import { emptyPage } from "../../../lib/sources/empty_page.ts";
import type { Source } from "../../../lib/model/source.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

async function read(source: Source, value: unknown) {
  const text = JSON.stringify(value);
  assert.ok((source.recognise(givenHead(text))?.sure ?? 0) > 0, "it is recognised");
  const records = await readAll(source, givenFile(text));
  assert.equal(await source.count(givenFile(text)), records.length);
  return records;
}

Deno.test("a DORA deployment is a change, in any unit of time; its receipt is nothing", async () => {
  const deployment = (id: string, started_at: unknown, finished_at: unknown) => ({
    type: "dora_deployment",
    id,
    attributes: {
      service: "cart",
      env: "prod",
      version: "1.4",
      started_at,
      finished_at,
      git: { commit_sha: "abc" },
    },
  });
  const records = await read(datadogDoraDeployments, {
    data: [
      deployment("d1", "2026-07-14T09:00:00Z", "2026-07-14T09:05:00Z"),
      deployment("d2", 1784019600000, 1784019900),
      { type: "dora_deployment", id: "d3" },
    ],
  });
  const rows = rowsOf(records, "changes");
  assert.deepEqual(rows.map(({ started_at, finished_at }) => [started_at, finished_at]), [
    ["2026-07-14T09:00:00.000Z", "2026-07-14T09:05:00.000Z"],
    ["2026-07-14T09:00:00.000Z", "2026-07-14T09:05:00.000Z"],
  ]);
  assert.deepEqual([rows[0]?.["environment"], rows[0]?.["sha"], rows[0]?.["ref"]], [
    "production",
    "abc",
    "1.4",
  ]);
  assert.ok(records[2] && "nothing" in records[2]);
});

Deno.test("nanoseconds keep their digits past what a number holds", async () => {
  const text = `{"data":[{"type":"dora_failure","id":"f1","attributes":{"name":"Down","services":["cart"],
    "severity":"SEV-1","started_at":1784019600123456789,"finished_at":1784023200000000000}}]}`;
  const [row] = rowsOf(await readAll(datadogDoraFailures, givenFile(text)), "incident_records");
  assert.equal(row?.["started_at"], "2026-07-14T09:00:00.123Z");
  assert.deepEqual([row?.["resolved_at"], row?.["status"], row?.["severity"]], [
    "2026-07-14T10:00:00.000Z",
    "resolved",
    1,
  ]);
});

const update = (id: string, status: string, started_at: string, affected: string) => ({
  id,
  status,
  started_at,
  description: `now ${status}`,
  components_affected: [{ id: "c", name: "Login", status: affected }],
});

Deno.test("a degradation begins and ends as its updates say, and was as bad as its worst component", async () => {
  const degradation = {
    type: "degradations",
    id: "g1",
    attributes: {
      title: "Login slow",
      status: "resolved",
      created_at: "2026-07-14T09:20:00Z",
      components_affected: [{ id: "c", name: "Login", status: "operational" }],
      updates: [
        update("u3", "resolved", "2026-07-14T10:00:00Z", "operational"),
        update("u1", "investigating", "2026-07-14T09:00:00Z", "major_outage"),
        update("u2", "monitoring", "2026-07-14T09:40:00Z", "degraded"),
      ],
    },
  };
  const records = await read(datadogStatusPages, { data: [degradation] });
  const [row] = rowsOf(records, "incident_records");
  assert.deepEqual(
    [row?.["started_at"], row?.["declared_at"], row?.["mitigated_at"], row?.["resolved_at"]],
    ["09:00", "09:20", "09:40", "10:00"].map((time) => `2026-07-14T${time}:00.000Z`),
  );
  assert.deepEqual([row?.["severity_raw"], row?.["service"], row?.["incident_type"]], [
    "major_outage",
    "Login",
    "incident",
  ]);
  assert.equal(rowsOf(records, "incident_events").length, 3);
});

Deno.test("a maintenance that is still to come has neither ended nor begun to be an incident", async () => {
  const attributes = {
    title: "Upgrade",
    status: "scheduled",
    published_date: "2026-07-10T09:00:00Z",
    start_date: "2026-07-20T09:00:00Z",
    completed_date: "2026-07-20T10:00:00Z",
  };
  const records = await read(datadogStatusPages, { data: { type: "maintenances", id: "m1", attributes } });
  const [row] = rowsOf(records, "incident_records");
  assert.deepEqual([row?.["incident_type"], row?.["status"], row?.["resolved_at"]], [
    "maintenance",
    "open",
    null,
  ]);
});

const monitor = {
  id: 7,
  type: "query alert",
  name: "CPU",
  query: "avg(last_5m):...",
  message: "",
  options: {},
};

Deno.test("a monitor tells whose a service is; alone, in a list and in a search", async () => {
  const tagged = { ...monitor, tags: ["service:cart", "team:Money", "env:prod"] };
  const search = { counts: { status: [] }, monitors: [tagged, monitor], metadata: { page: 0 } };
  for (const value of [tagged, [tagged], search]) {
    const records = await read(datadogMonitors, value);
    assert.deepEqual(rowsOf(records, "services"), [{
      service: "cart",
      team: "Money",
      source: "datadog_monitors",
    }]);
  }
  const [bare] = await read(datadogMonitors, monitor);
  assert.ok(bare && "nothing" in bare);
});

Deno.test("answers without incidents, alerts or changes say so, record by record", async () => {
  const downtime = { id: 1, scope: ["*"], monitor_tags: ["*"], start: 1784019600, downtime_type: 0 };
  assert.ok((await read(datadogDowntimes, [downtime, downtime])).every((record) => "nothing" in record));
  assert.ok((await read(datadogDowntimes, downtime)).every((record) => "nothing" in record));
  const logs = { status: "done", nextLogId: null, logs: [{ id: "l1", content: { message: "hello" } }] };
  assert.ok((await read(datadogLogsV1, logs)).every((record) => "nothing" in record));
  const others = [
    { type: "slo", id: "s", attributes: {} },
    { type: "schedules", id: "s", attributes: {} },
    { type: "notebooks", id: 3, attributes: {} },
    { type: "scalar_response", id: "0", attributes: {} },
  ];
  assert.ok((await read(datadogOthers, { data: others })).every((record) => "nothing" in record));
});

Deno.test("lists that other tools write in the same way are not claimed", () => {
  for (
    const value of [[{ id: "T1", type: "team", name: "Money" }], { data: [{ id: "1", type: "schedules" }] }]
  ) {
    assert.equal(datadogOthers.recognise(givenHead(JSON.stringify(value))), null);
  }
});

Deno.test("a page whose lists are all empty is no error and holds nothing", async () => {
  for (const value of [[], { data: [] }, { data: [], meta: { page: {} }, links: { next: null } }]) {
    assert.deepEqual(await read(emptyPage, value), []);
  }
  for (
    const value of [{}, { errors: [] }, { data: [], included: [1] }, { errors: ["no"], data: [] }, {
      status: "ok",
    }]
  ) {
    assert.equal(emptyPage.recognise(givenHead(JSON.stringify(value))), null, JSON.stringify(value));
  }
});
