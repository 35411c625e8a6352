import assert from "node:assert/strict";
import { anomalyRows } from "../../../lib/analyses/anomalies/rows.ts";
import { incident, withWarehouse } from "../_company.ts";

const at = "2026-07-14T10:15:00Z";

Deno.test("streams of an incident's services and neighbours are read by the hour, within the span", async () => {
  const statements = [
    incident("a", { service: "payments", started: at, resolved: "2026-07-14T11:15:00Z" }),
    incident("b", { service: "payments", started: "2026-07-01T00:00:00Z" }),
    incident("c", { service: "search", started: "2026-07-02T00:00:00Z" }),
    "INSERT INTO metric_series VALUES (1, 'prometheus', 'cpu', 'payments', '{}', NULL, NULL, NULL), (2, 'prometheus', 'cpu', 'search', '{}', NULL, NULL, NULL)",
    `INSERT INTO metric_points (series_id, sampled_at, value) VALUES (1, '2026-07-14 09:10:00', 2), (1, '2026-07-14 09:40:00', 4),
      (1, '2026-07-14 10:00:00', NULL), (1, '2025-07-14 10:00:00', 1), (2, '2026-07-14 09:00:00', 9)`,
    `INSERT INTO alerts (alert_id, source, service, rule, started_at) VALUES ('1', 's', 'payments', 'Errors', '2026-07-14 10:01:00'),
      ('2', 's', 'payments', 'Errors', '2026-07-14 10:02:00'), ('3', 's', 'search', 'Errors', '2026-07-10 00:00:00')`,
    `INSERT INTO changes (change_id, source, kind, service, environment, started_at) VALUES ('1', 's', 'deployment', 'payments', 'production', '2026-07-14 08:00:00'),
      ('2', 's', 'deployment', 'payments', 'staging', '2026-07-14 08:00:00'), ('3', 's', 'build', 'payments', NULL, '2026-07-14 08:00:00')`,
  ];
  await withWarehouse(statements, async (warehouse) => {
    const rows = await anomalyRows(warehouse, "a");
    const told = rows.map((
      { kind, service, stream, at, value },
    ) => [kind, service, stream, at.slice(0, 13), value]);
    assert.deepEqual(told, [
      ["alerts", "payments", "Errors", "2026-07-14T10", 2],
      ["changes", "payments", "deployment", "2026-07-14T08", 1],
      ["incident", "payments", "a", "2026-07-14T10", 3600],
      ["incident", "payments", "b", "2026-07-01T00", null],
      ["metric", "payments", "cpu", "2026-07-14T09", 3],
    ]);
    const within = rows.filter(({ kind }) => kind === "alerts" || kind === "metric");
    assert.deepEqual(within.map(({ firstAt, lastAt }) => [firstAt?.slice(11, 16), lastAt?.slice(11, 16)]), [
      ["10:01", "10:02"],
      ["09:10", "09:40"],
    ]);
    assert.equal(rows[0]?.knownFrom?.slice(0, 13), "2026-07-10T00");
    const wider = await anomalyRows(warehouse, "a", { neighbours: ["search"], daysBefore: 7 });
    assert.deepEqual(
      wider.filter(({ isOwn }) => !isOwn).map(({ kind, service }) => [kind, service]),
      [["alerts", "search"], ["metric", "search"]],
    );
    assert.equal((await anomalyRows(warehouse, "nobody")).length, 0);
  });
});
