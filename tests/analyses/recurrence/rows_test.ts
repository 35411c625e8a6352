import assert from "node:assert/strict";
import { recurrenceRows } from "../../../lib/analyses/recurrence/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { incident, withWarehouse } from "../_company.ts";

function member(incidentId: string, familyId: string | null, reason: string): string {
  const family = familyId === null ? "NULL" : `'${familyId}'`;
  return `INSERT INTO incident_families (incident_id, family_id, decided_by, closeness, reason)
    VALUES ('${incidentId}', ${family}, 'found', NULL, '${reason}')`;
}

Deno.test("every counted incident before the period's end is read once, with its family or none", async () => {
  const statements = [
    incident("b", { started: "2026-07-01 00:00:00" }),
    incident("a", { started: "2024-02-29 12:00:00" }),
    incident("thin", { started: "2026-07-02 00:00:00" }),
    incident("unseen", { started: "2026-07-03 00:00:00" }),
    incident("later", { started: "2026-10-01 00:00:00" }),
    incident("drill", { started: "2026-07-02 00:00:00", type: "test" }),
    `INSERT INTO families (family_id, name, terms, incidents, stability, decided_by)
      VALUES ('f-1', 'disk full', ['disk'], 2, 0.8, 'found')`,
    member("a", null, "alone"),
    member("b", "f-1", "member"),
    member("thin", null, "too_thin"),
    member("later", "f-1", "member"),
    member("drill", "f-1", "member"),
  ];
  await withWarehouse(statements, async (warehouse) => {
    const none = { familyId: null, family: null, stability: null };
    assert.deepEqual([...await recurrenceRows(warehouse, parsePeriod("2026-Q3"))], [
      { incidentId: "a", startedAt: "2024-02-29T12:00:00.000Z", ...none, isTooThin: false },
      {
        incidentId: "b",
        startedAt: "2026-07-01T00:00:00.000Z",
        familyId: "f-1",
        family: "disk full",
        stability: 0.8,
        isTooThin: false,
      },
      { incidentId: "thin", startedAt: "2026-07-02T00:00:00.000Z", ...none, isTooThin: true },
      { incidentId: "unseen", startedAt: "2026-07-03T00:00:00.000Z", ...none, isTooThin: true },
    ]);
  });
});
