import assert from "node:assert/strict";
import { preventionRows } from "../../lib/analyses/prevention/rows.ts";
import { keepFirings, type KeptWatch, openWarehouse } from "../../lib/warehouse/mod.ts";

const watch: KeptWatch = {
  rule_id: "search-memory",
  definition: "one",
  status: "active",
  family: null,
  cause: null,
  service: "search",
  horizon_hours: 72,
  evidence_until: "2026-01-01T00:00:00.000Z",
  known_until: "2026-07-01T00:00:00.000Z",
  quiet_hours: 4000,
  quiet_incidents: 3,
  firings: [{
    fired_at: "2026-02-03T04:00:00.000Z",
    value: 560.5,
    outcome: "came_true",
    incident_id: "pd:1",
    lead_s: 7200,
    is_over: true,
    is_later: true,
    action: null,
  }],
};

Deno.test("the ledger is read as it was kept, once however often it is written", async () => {
  const warehouse = await openWarehouse(":memory:");
  try {
    await keepFirings(warehouse, [watch], [watch]);
    await keepFirings(warehouse, [watch], [watch]);
    const rows = await preventionRows(warehouse);
    assert.deepEqual([...rows], [{
      ruleId: "search-memory",
      horizonHours: 72,
      quietHours: 4000,
      quietIncidents: 3,
      firings: [{
        firedAt: "2026-02-03T04:00:00.000Z",
        outcome: "came_true",
        leadS: 7200,
        isOver: true,
        isLater: true,
      }],
      resolveS: [],
    }]);
  } finally {
    warehouse.close();
  }
});

Deno.test("another definition counts anew; what fired before stays, and a rule without its stream keeps what it had", async () => {
  const warehouse = await openWarehouse(":memory:");
  const kept = async () =>
    await warehouse.query("kept", "SELECT definition, is_current FROM indicator_watches ORDER BY definition");
  try {
    await keepFirings(warehouse, [watch], [watch]);
    const other = { ...watch, definition: "two", firings: [] };
    await keepFirings(warehouse, [other], [other]);
    assert.deepEqual([...await kept()], [
      { definition: "one", is_current: false },
      { definition: "two", is_current: true },
    ]);
    assert.deepEqual((await preventionRows(warehouse)).map(({ firings }) => firings), [[]]);
    await keepFirings(warehouse, [watch], []);
    assert.equal((await preventionRows(warehouse))[0]?.firings.length, 1);
    await keepFirings(warehouse, [], []);
    assert.equal((await preventionRows(warehouse)).length, 0);
    const [all] = await warehouse.query<{ n: number }>("all", "SELECT count(*) AS n FROM indicator_firings");
    assert.equal(all?.n, 1);
  } finally {
    warehouse.close();
  }
});

Deno.test("how long incidents of the target took is read by service, family and cause", async () => {
  const warehouse = await openWarehouse(":memory:");
  try {
    await warehouse.run(`
      INSERT INTO incidents (incident_id, records, service, is_censored, started_at, resolved_at)
      SELECT id, 1, service, false, TIMESTAMP '2026-03-01', TIMESTAMP '2026-03-01' + to_minutes(minutes)
      FROM (VALUES ('a', 'search', 10), ('b', 'search', 20), ('c', 'orders', 30)) AS given (id, service, minutes)`);
    await keepFirings(warehouse, [watch], [watch]);
    assert.deepEqual((await preventionRows(warehouse))[0]?.resolveS, [600, 1200]);
    const none = { ...watch, family: "Leaks" };
    await keepFirings(warehouse, [none], [none]);
    assert.deepEqual((await preventionRows(warehouse))[0]?.resolveS, []);
  } finally {
    warehouse.close();
  }
});
