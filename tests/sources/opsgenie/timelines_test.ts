import assert from "node:assert/strict";
import { opsgenieTimelines as source } from "../../../lib/sources/opsgenie/timelines.ts";
import { withLoaded } from "../../warehouse/_given.ts";
import { claimsOn } from "../_api_lists.ts";
import { givenFile, readAll, rowsOf } from "../_given_file.ts";

const id = "0b9c2f1e-6a55-4d2b-9a10-3f0d6f7c1a11";
const path = `opsgenie/timelines/${id}.json`;

const timeline = (...entries: readonly object[]) =>
  JSON.stringify({ data: { entries }, took: 0.1, requestId: "r" });

const entries = [
  {
    id: "IncidentResolved_1",
    type: "IncidentResolved",
    eventTime: "2026-07-14T10:00:00.2Z",
    actor: { name: "Ana Moreno", type: "user" },
    title: { content: "Incident resolved" },
  },
  {
    type: "ResponderAlertAcked",
    eventTime: "2026-07-14T09:04:00Z",
    actor: { name: "Ana Moreno", type: "user" },
    title: { content: "Responder alert acked" },
  },
];

Deno.test("a timeline is recognised, an empty one as well", () => {
  for (const text of [timeline(...entries), timeline()]) {
    assert.deepEqual(claimsOn(text, path).map(({ kind }) => kind), ["opsgenie_timelines"]);
  }
});

Deno.test("every entry becomes an event of the incident the file is named after, one without id as well", async () => {
  const text = timeline(...entries);
  assert.equal(await source.count(givenFile(text, { path })), 1);
  const all = await readAll(source, givenFile(text, { path }));
  assert.deepEqual(
    rowsOf(all, "incident_events").map((row) => [row["event_id"], row["record_id"], row["kind"]]),
    [
      ["opsgenie_timelines:IncidentResolved_1", `opsgenie_incidents:${id}`, "resolve"],
      [`opsgenie_timelines:${id}#1`, `opsgenie_incidents:${id}`, "acknowledge"],
    ],
  );
  const [record] = rowsOf(all, "incident_records");
  assert.deepEqual([record?.["acknowledged_at"], record?.["resolved_at"]], [
    "2026-07-14T09:04:00.000Z",
    "2026-07-14T10:00:00.200Z",
  ]);
});

Deno.test("a file that names no incident is rejected with what to do; an empty timeline changes nothing", async () => {
  const [lost] = await readAll(source, givenFile(timeline(...entries), { path: "opsgenie/t.json" }));
  assert.ok(lost && "rejected" in lost);
  assert.match(lost.rejected.reason, /save each timeline as <incident id>\.json/);
  const [empty] = await readAll(source, givenFile(timeline(), { path }));
  assert.deepEqual(empty && "nothing" in empty && empty.nothing, "a timeline without entries");
  assert.notEqual(source.scope?.(path), source.scope?.("opsgenie/t.json"));
});

Deno.test("a timeline in files of its own, page by page, tells the course of the incident it belongs to", async () => {
  const incident = {
    ...{ id, tinyId: "1", message: "Checkout is slow", status: "resolved", impactedServices: [] },
    ...{ createdAt: "2026-07-14T09:00:00Z", updatedAt: "2026-07-14T10:20:00Z" },
  };
  const files = {
    "opsgenie/incidents.json": JSON.stringify({ data: [incident], took: 0.1, requestId: "r" }),
    [`opsgenie/timelines/${id}-1.json`]: timeline(...entries.slice(0, 1)),
    [`opsgenie/timelines/${id}-2.json`]: timeline(...entries.slice(1)),
  };
  await withLoaded(files, {}, async (warehouse) => {
    const sql =
      `SELECT title, records, acknowledged_at::VARCHAR AS acknowledged, resolved_at::VARCHAR AS resolved,
      (SELECT count(*)::INTEGER FROM incident_events AS e WHERE e.incident_id = i.incident_id) AS events FROM incidents AS i`;
    assert.deepEqual(await warehouse.query("incidents", sql), [{
      title: "Checkout is slow",
      records: 3,
      acknowledged: "2026-07-14 09:04:00",
      resolved: "2026-07-14 10:00:00.2",
      events: 2,
    }]);
  });
});
