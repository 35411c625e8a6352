import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { opsgenieAlerts as source } from "../../../lib/sources/opsgenie/alerts.ts";
import { claimsOn, onRealFile } from "../_api_lists.ts";
import { givenFile, readAll, rowsOf } from "../_given_file.ts";

const alert = {
  id: "a-1",
  tinyId: "12",
  alias: "checkout_latency",
  message: "p99 above 4 s",
  status: "closed",
  acknowledged: true,
  isSeen: true,
  tags: [],
  snoozed: false,
  count: 3,
  createdAt: "2026-07-14T09:00:00.100Z",
  updatedAt: "2026-07-14T09:30:00.100Z",
  lastOccurredAt: "2026-07-14T09:10:00Z",
  source: "prometheus",
  owner: "ana@example.org",
  priority: "P3",
  responders: [{ id: "u-1", type: "user" }],
  integration: { id: "i-1", name: "Prometheus", type: "API" },
  report: {
    ackTime: 61_500,
    closeTime: 1_800_000,
    acknowledgedBy: "ana@example.org",
    closedBy: "ana@example.org",
  },
  details: { "incident-alert-type": "Responder", "incident-id": "inc-9", "impacted-services": "s-checkout" },
};

async function read(value: unknown) {
  return await readAll(source, givenFile(JSON.stringify(value)));
}

Deno.test("a page and a bare array of alerts are claimed by this source alone", () => {
  for (const value of [{ data: [alert], took: 0.1, requestId: "r" }, [alert]]) {
    assert.deepEqual(claimsOn(JSON.stringify(value)).map(({ kind }) => kind), ["opsgenie_alerts"]);
  }
});

Deno.test("the report's milliseconds become moments; the incident and its service are named", async () => {
  const all = await read([alert]);
  const [{ extra, ...row } = {}] = rowsOf(all, "alerts");
  assert.deepEqual(row, {
    alert_id: "opsgenie_alerts:a-1",
    source: "opsgenie_alerts",
    vendor_id: "a-1",
    service: "s-checkout",
    rule: "checkout_latency",
    title: "p99 above 4 s",
    severity: 3,
    severity_raw: "P3",
    status: "closed",
    started_at: "2026-07-14T09:00:00.100Z",
    acknowledged_at: "2026-07-14T09:01:01.600Z",
    resolved_at: "2026-07-14T09:30:00.100Z",
    incident_ref: "inc-9",
    updated_at: "2026-07-14T09:30:00.100Z",
  });
  assert.equal(JSON.parse(String(extra)).count, 3);
  assert.equal(JSON.parse(String(extra)).owner, personId("opsgenie", "ana@example.org"));
  assert.equal(String(extra).includes("ana@"), false);
});

Deno.test("a time that would lie after the last change of the alert is no number of milliseconds", async () => {
  const [record] = await read([{ ...alert, report: { closeTime: 1_800_000_000 } }]);
  assert.ok(record && "rows" in record);
  assert.equal(record.rows[0].row["resolved_at"], null);
  assert.deepEqual(record.defects?.map(({ code, field }) => [code, field]), [[
    "E-NUMBER",
    "report.closeTime",
  ]]);
});

Deno.test("an open alert has no end, whatever its report says", async () => {
  const [row] = rowsOf(await read([{ ...alert, status: "open" }]), "alerts");
  assert.equal(row?.["resolved_at"], null);
});

onRealFile(
  "../shared/data/vendors/faros/wire/opsgenie/alerts.json",
  "milliseconds since creation",
  async (text) => {
    const rows = rowsOf(await readAll(source, givenFile(text)), "alerts");
    assert.deepEqual(rows.map((row) => [row["started_at"], row["acknowledged_at"], row["resolved_at"]]), [
      ["2017-03-21T20:32:52.353Z", "2017-03-21T20:33:08.055Z", "2017-03-21T20:33:52.856Z"],
      ["2017-03-21T20:32:52.353Z", null, null],
    ]);
  },
);
