import assert from "node:assert/strict";
import { actionItemRows } from "../../../lib/analyses/action_items/rows.ts";
import { learningItemRows } from "../../../lib/analyses/learning/item_rows.ts";
import { learningRows } from "../../../lib/analyses/learning/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { incident, withWarehouse } from "../_company.ts";

const statements = [
  incident("i-1", { service: "web", started: "2026-07-01 08:00:00", resolved: null }),
  incident("i-2", { service: "web", started: "2026-09-01 08:00:00", resolved: null }),
  incident("i-3", { service: "web", started: "2026-10-02 08:00:00", resolved: null }),
  `INSERT INTO families (family_id, name, terms, incidents, decided_by) VALUES ('f-1', 'pool', ['pool'], 2, 'found')`,
  `INSERT INTO incident_families (incident_id, family_id, decided_by, reason) VALUES ('i-1', 'f-1', 'found', 'member')`,
  `INSERT INTO people (person_id, source, team) VALUES ('p-1', 'pager', 'search'), ('p-2', 'pager', 'search')`,
  `INSERT INTO action_items
     (action_item_id, source, postmortem_id, incident_id, title, status, team, created_at, completed_at, item_id)
   VALUES
     ('t:1', 'tracker', NULL, 'i-1', 'Alert earlier', 'done', 'search', '2026-07-03', '2026-08-01', 't:1'),
     ('pm#1', 'postmortem_markdown', 'pm', 'i-1', 'Alert earlier', NULL, NULL, NULL, NULL, 't:1'),
     ('pm#2', 'postmortem_markdown', 'pm', 'i-1', 'Split the pool', 'proposed', NULL, NULL, NULL, 'pm#2'),
     ('t:2', 'tracker', NULL, 'i-3', 'Later', 'proposed', NULL, '2026-10-03', NULL, 't:2')`,
];
const period = parsePeriod("2026-Q3");

Deno.test("items come once, with the family and start of their incident; what is noted after the period does not", async () => {
  await withWarehouse(statements, async (warehouse) => {
    const items = await learningItemRows(warehouse, period);
    assert.deepEqual(
      items.map(({ itemId, status, familyId, completedAt }) => [itemId, status, familyId, completedAt]),
      [
        ["pm#2", "proposed", "f-1", null],
        ["t:1", "done", "f-1", "2026-08-01T00:00:00.000Z"],
      ],
    );
    assert.equal(items[0]?.incidentAt, "2026-07-01T08:00:00.000Z");
    const incidents = await learningRows(warehouse, period);
    assert.deepEqual(incidents.map(({ incidentId, family }) => [incidentId, family]), [["i-1", "pool"], [
      "i-2",
      null,
    ]]);
    assert.equal(incidents.query?.name, "learning");
  });
});

Deno.test("things to do with the size of their team, and the last moment that is known before the period's end", async () => {
  await withWarehouse(statements, async (warehouse) => {
    const rows = await actionItemRows(warehouse, period);
    assert.deepEqual(rows.map(({ itemId, team, teamPeople }) => [itemId, team, teamPeople]), [
      ["t:1", "search", 2],
      // Undated: kept, for that nobody tells when is a finding.
      ["pm#2", null, null],
    ]);
    assert.equal(rows[0]?.knownUntil, "2026-09-01T08:00:00.000Z");
  });
});
