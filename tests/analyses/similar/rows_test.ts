import assert from "node:assert/strict";
import { lessonRows } from "../../../lib/analyses/similar/lessons.ts";
import { similarRows } from "../../../lib/analyses/similar/rows.ts";
import { incident, withWarehouse } from "../_company.ts";

Deno.test("an incident comes with its services, rules, changes of the day before and family, and each once", async () => {
  await withWarehouse([
    incident("i-2", { service: "orders", started: "2026-07-02 10:00", resolved: "2026-07-02 11:00" }),
    incident("i-1", { started: "2026-07-01 10:00" }),
    incident("maintenance", { type: "maintenance", started: "2026-07-01 10:00" }),
    `INSERT INTO incident_services (record_id, service, incident_id)
     VALUES ('r-1', 'gateway', 'i-2'), ('r-1', 'orders', 'i-2'), ('r-2', 'gateway', 'i-2')`,
    `INSERT INTO alerts (alert_id, source, rule, incident_id)
     VALUES ('a-1', 's', 'PoolFull', 'i-2'), ('a-2', 's', 'PoolFull', 'i-2'), ('a-3', 's', NULL, 'i-2')`,
    `INSERT INTO changes (change_id, source, kind) VALUES ('c-1', 's', 'flag'), ('c-2', 's', 'deployment')`,
    `INSERT INTO incident_changes (incident_id, change_id, rank, reason, service, lag_s)
     VALUES ('i-2', 'c-1', 1, 'same_service', 'orders', 600),
       ('i-2', 'c-2', 2, 'last_deployment', 'orders', 900000)`,
    `INSERT INTO incident_families (incident_id, family_id, decided_by, reason)
     VALUES ('i-2', 'family-1', 'found', 'member'), ('i-1', NULL, 'found', 'alone')`,
  ], async (warehouse) => {
    const [first, second, ...more] = await similarRows(warehouse);
    assert.deepEqual(more, []);
    assert.deepEqual([first?.incidentId, first?.services, first?.rules, first?.family], [
      "i-1",
      [],
      [],
      null,
    ]);
    assert.deepEqual(
      [second?.services, second?.rules, second?.changeKinds, second?.family, second?.resolvedAt],
      [["gateway", "orders"], ["PoolFull"], ["flag"], "family-1", "2026-07-02T11:00:00.000Z"],
    );
  });
});

Deno.test("lessons are sections that tell cause and resolution, notes and actions, with where they stand", async () => {
  await withWarehouse([
    `INSERT INTO files (file_id, sha256, name, bytes, status, rows_read, loaded, updated, unchanged, rejected, loaded_at)
     VALUES ('f', 'f', 'pm/one.md', 1, 'loaded', 1, 1, 0, 0, 0, '2026-07-03')`,
    `INSERT INTO postmortems (postmortem_id, source, title, incident_id) VALUES ('pm', 's', 'One', 'i-1')`,
    `INSERT INTO postmortem_sections (postmortem_id, position, kind, text, file_id, line)
     VALUES ('pm', 1, 'summary', 'x', 'f', 1), ('pm', 2, 'resolution', 'Rolled back.', 'f', 7)`,
    `INSERT INTO incident_events (event_id, source, incident_id, kind, text, occurred_at)
     VALUES ('e-1', 'tool', 'i-1', 'annotate', 'restarted', '2026-07-01 10:00'),
       ('e-2', 'tool', 'i-1', 'trigger', 'opened', '2026-07-01 09:00')`,
    `INSERT INTO action_items (action_item_id, source, postmortem_id, title, status)
     VALUES ('t-1', 'tracker', 'pm', 'Alert earlier', 'accepted')`,
  ], async (warehouse) => {
    const rows = await lessonRows(warehouse);
    assert.deepEqual(rows.map(({ kind, text, told, status }) => [kind, text, told, status]), [
      ["action", "Alert earlier", "One", "accepted"],
      ["note", "restarted", "tool", null],
      ["resolution", "Rolled back.", "One", null],
    ]);
    const resolution = rows.find(({ kind }) => kind === "resolution");
    assert.deepEqual([resolution?.file, resolution?.line], ["pm/one.md", 7]);
  });
});
