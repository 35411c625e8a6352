import assert from "node:assert/strict";
import { alertRuleRows } from "../../../lib/analyses/workload/alert_rule_rows.ts";
import { workloadRows } from "../../../lib/analyses/workload/rows.ts";
import { teamSizeRows } from "../../../lib/analyses/workload/team_size_rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { incident, withWarehouse } from "../_company.ts";

const period = parsePeriod("2026-Q3");

Deno.test("an interruption is told at the hour of its team, or of the team of its service", async () => {
  const statements = [
    incident("a", { service: "web", started: "2026-07-03 20:00:00" }),
    incident("b", { service: "db", started: "2026-07-03 20:00:00" }),
    "INSERT INTO services (service, team) VALUES ('web', 'data \"x\"'), ('db', 'data.y')",
    "UPDATE incidents SET declared_at = TIMESTAMP '2026-07-03 20:45:00' WHERE incident_id = 'b'",
  ];
  await withWarehouse(statements, async (warehouse) => {
    const teamZones = JSON.stringify({ "data.y": "Asia/Kolkata" });
    const rows = await workloadRows(warehouse, period, { zone: "Europe/Berlin", teamZones });
    assert.deepEqual(
      rows.map((
        { team, openedAt, day, weekday, hour },
      ) => [team, openedAt.slice(11, 16), day, weekday, hour]),
      [
        ['data "x"', "20:00", "2026-07-03", 5, 22],
        ["data.y", "20:45", "2026-07-04", 6, 2],
      ],
    );
  });
});

Deno.test("people are counted by team, each tool for itself, and never named", async () => {
  const person = (id: string, source: string, team: string | null) =>
    `INSERT INTO people (person_id, source, name, team)
      VALUES ('${id}', '${source}', 'Somebody', ${team === null ? "NULL" : `'${team}'`})`;
  const statements = [
    person("p1", "pager", "web"),
    person("p2", "pager", "web"),
    person("p3", "chat", "web"),
    person("p4", "chat", null),
    person("p5", "chat", null),
  ];
  await withWarehouse(statements, async (warehouse) => {
    assert.deepEqual([...await teamSizeRows(warehouse)], [
      { team: null, people: 3 },
      { team: "web", people: 2 },
    ]);
  });
});

Deno.test("alerts were acted on when acknowledged, or of an incident people worked on; others cleared by themselves", async () => {
  const alert = (
    id: string,
    source: string,
    incidentId: string | null,
    acknowledged = false,
    cleared = true,
  ) =>
    `INSERT INTO alerts (alert_id, source, rule, started_at, acknowledged_at, resolved_at, incident_id)
      VALUES ('${id}', '${source}', 'DiskFull', '2026-07-06 01:00:00',
        ${acknowledged ? "'2026-07-06 01:05:00'" : "NULL"}, ${cleared ? "'2026-07-06 02:00:00'" : "NULL"},
        ${incidentId === null ? "NULL" : `'${incidentId}'`})`;
  const statements = [
    incident("worked", { started: "2026-07-06 01:00:00" }),
    incident("timed-out", { started: "2026-07-06 01:00:00" }),
    `INSERT INTO incident_records (record_id, source, vendor, vendor_id, incident_id, auto_resolved)
      VALUES ('pager:1', 'pager', 'pager', '1', 'timed-out', true)`,
    alert("1", "monitor", "worked"),
    alert("2", "monitor", "timed-out"),
    alert("3", "monitor", null, true),
    alert("4", "monitor", null),
    alert("5", "monitor", null, false, false),
    alert("6", "silent", null),
  ];
  await withWarehouse(statements, async (warehouse) => {
    assert.deepEqual([...await alertRuleRows(warehouse, period)], [
      { rule: "DiskFull", week: "2026-07-06", fired: 1, acted: null, cleared: 1 },
      { rule: "DiskFull", week: "2026-07-06", fired: 5, acted: 2, cleared: 2 },
    ]);
  });
});
