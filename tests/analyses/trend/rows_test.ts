import assert from "node:assert/strict";
import { trendAlertRows } from "../../../lib/analyses/trend/alert_rows.ts";
import { trendRows } from "../../../lib/analyses/trend/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { incident, withWarehouse } from "../_company.ts";

const period = parsePeriod("2026-Q3");

function record(id: string, vendor: string): string {
  return `INSERT INTO incident_records (record_id, source, vendor, vendor_id, incident_id)
    VALUES ('${vendor}:${id}', '${vendor}', '${vendor}', '${id}', '${id}')`;
}

Deno.test("an incident is told once with its tools; its family where one is known, else it is too thin", async () => {
  const statements = [
    incident("a", { service: "web", started: "2026-07-01 00:00:00", resolved: "2026-07-01 01:00:00" }),
    incident("b", { started: "2026-07-02 00:00:00" }),
    incident("later", { started: "2026-10-02 00:00:00" }),
    record("a", "pager"),
    record("a", "desk"),
    `INSERT INTO incident_families (incident_id, family_id, decided_by, reason) VALUES ('a', 'f-1', 'found', 'member')`,
  ];
  await withWarehouse(statements, async (warehouse) => {
    const [a, b, ...more] = await trendRows(warehouse, period);
    assert.deepEqual(more, []);
    assert.deepEqual(a, {
      incidentId: "a",
      service: "web",
      severity: null,
      startedAt: "2026-07-01T00:00:00.000Z",
      resolvedAt: "2026-07-01T01:00:00.000Z",
      familyId: "f-1",
      isTooThin: false,
      tools: ["desk", "pager"],
    });
    assert.deepEqual([b?.familyId, b?.isTooThin, b?.tools], [null, true, []]);
  });
});

function alert(id: string, source: string, at: string, incidentId: string | null): string {
  const of = incidentId === null ? "NULL" : `'${incidentId}'`;
  return `INSERT INTO alerts (alert_id, source, service, started_at, incident_id)
    VALUES ('${id}', '${source}', 'web', '${at}', ${of})`;
}

Deno.test("alerts are counted by day; a tool that puts none to an incident tells nothing", async () => {
  const statements = [
    alert("1", "monitor", "2026-07-01 01:00:00", "a"),
    alert("2", "monitor", "2026-07-01 23:00:00", null),
    alert("3", "silent", "2026-07-01 23:00:00", null),
  ];
  await withWarehouse(statements, async (warehouse) => {
    assert.deepEqual([...await trendAlertRows(warehouse, period)], [
      { day: "2026-07-01", tool: "monitor", service: "web", alerts: 2, alone: 1 },
    ]);
  });
});
