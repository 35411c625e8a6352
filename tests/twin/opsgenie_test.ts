import assert from "node:assert/strict";
import { parse } from "yaml";
import { createCompany } from "../../lib/twin/company.ts";
import { exportsOf } from "../../lib/twin/exports.ts";
import { hindcastYaml } from "../../lib/twin/hindcast_yaml.ts";
import { withLoaded } from "../warehouse/_given.ts";

const company = createCompany({ seed: 5, scale: "sample" });
const sound = company.incidents.filter(({ defect }) => defect === null).slice(0, 20);
const few = { ...company, incidents: sound };

Deno.test("Opsgenie's alerts, in milliseconds since creation, tell the same moments as its incidents", async () => {
  const files = Object.fromEntries(
    exportsOf(few, ["opsgenie"]).map((file) =>
      [file.path, [...file.pieces()].map(({ text }) => text).join("")] as const
    ),
  );
  await withLoaded(files, parse(hindcastYaml(few, true)), async (warehouse) => {
    const sql = `SELECT a.vendor_id, a.incident_id IS NOT NULL AS linked, a.title = i.title AS titled,
        a.started_at = i.declared_at AS started,
        a.acknowledged_at IS NOT DISTINCT FROM i.acknowledged_at AS acknowledged,
        a.resolved_at IS NOT DISTINCT FROM i.resolved_at AS resolved
      FROM alerts AS a LEFT JOIN incidents AS i USING (incident_id)`;
    const rows = await warehouse.query<Record<string, unknown>>("alerts", sql);
    assert.equal(rows.length, sound.length);
    const same = { linked: true, titled: true, started: true, acknowledged: true, resolved: true };
    assert.deepEqual(rows, rows.map(({ vendor_id }) => ({ vendor_id, ...same })));
  });
});
