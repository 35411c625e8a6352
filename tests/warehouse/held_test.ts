import assert from "node:assert/strict";
import { check } from "../../lib/warehouse/checks/checks.ts";
import type { Held } from "../../lib/warehouse/_held.ts";
import { restate } from "../../lib/warehouse/merge/keep_states.ts";
import { findLinks, link } from "../../lib/warehouse/link/link.ts";
import { findingsOf } from "../../lib/warehouse/_load_findings.ts";
import { mineLogs } from "../../lib/warehouse/_mine_logs.ts";
import { measureOffsets } from "../../lib/warehouse/link/offsets.ts";
import { loadFolder, tableHash } from "../../lib/warehouse/mod.ts";
import { alertRow, alertsHeader, alertsMapping, type Files, one, withLoaded } from "./_given.ts";

const incident = (id: string) =>
  JSON.stringify({
    incidents: [{
      id,
      incident_number: 1,
      title: `Checkout slow ${id}`,
      status: "resolved",
      created_at: "2026-01-02T10:00:00Z",
      resolved_at: "2026-01-02T09:00:00Z",
      urgency: "high",
      service: { summary: "checkout" },
    }],
    limit: 25,
    offset: 0,
    more: false,
  });

const folders: Readonly<Record<string, Files>> = {
  "one incident": { "incidents.json": incident("P1") },
  "alerts alone": { "alerts.csv": alertsHeader + alertRow(1) + alertRow(1).replace("A1", "A2") },
  "an incident and alerts": { "incidents.json": incident("P1"), "alerts.csv": alertsHeader + alertRow(1) },
  "nothing that can be taken": { "alerts.csv": alertsHeader + "A1,when,,checkout,x\n" },
};

/** As if every table had rows. */
const everything = { has: () => true } as unknown as Held;

for (const [name, files] of Object.entries(folders)) {
  Deno.test(`${name}: what is derived from empty tables is what it would be if nobody had looked`, async () => {
    await withLoaded(files, { tables: [alertsMapping] }, async (warehouse, report, _, config) => {
      const before = await tableHash(warehouse);
      await findLinks(warehouse, config);
      await mineLogs(warehouse, everything);
      await link(warehouse, config, everything);
      await restate(warehouse, everything);
      await measureOffsets(warehouse, everything);
      await check(warehouse, everything);
      assert.equal(await tableHash(warehouse), before);
      const { load_id: id } = await one<{ load_id: string }>(warehouse, "SELECT load_id FROM loads");
      const { restated, idle, rejects, unread } = await findingsOf(warehouse, id, everything);
      assert.deepEqual(
        [...restated, ...idle, ...rejects, ...unread],
        [...report.restated, ...report.idle, ...report.rejects, ...report.unread],
      );
    });
  });
}

Deno.test("what was derived goes when the rows that it came from are gone", async () => {
  const files = { "incidents.json": incident("P1"), "other.json": incident("P2") };
  await withLoaded(files, {}, async (warehouse, _, folder, config) => {
    const derived = `SELECT (SELECT count(*) FROM incidents) + (SELECT count(*) FROM checks) +
      (SELECT count(*) FROM services) + (SELECT count(*) FROM incident_links)::INTEGER AS n`;
    assert.ok((await one<{ n: number }>(warehouse, derived)).n > 4);
    for (const table of ["incident_records", "incident_services", "incident_events"]) {
      await warehouse.run(`DELETE FROM ${table}`);
    }
    await loadFolder(warehouse, folder, { config });
    assert.equal((await one<{ n: number }>(warehouse, derived)).n, 0);
  });
});
