import assert from "node:assert/strict";
import type { FindFamiliesOptions } from "../../../lib/analyses/families/find.ts";
import { keepFamilies } from "../../../lib/analyses/families/keep.ts";
import type { FamilyTextRow } from "../../../lib/analyses/families/text_rows.ts";
import { parseFamilyDecisions } from "../../../lib/model/family_decisions.ts";
import { openWarehouse, type Warehouse } from "../../../lib/warehouse/mod.ts";
import { tableHash } from "../../../lib/warehouse/table_hash.ts";
import { rowsOfKinds } from "./_rows.ts";

async function add(warehouse: Warehouse, rows: readonly FamilyTextRow[]): Promise<void> {
  await warehouse.run(
    `INSERT INTO incidents BY NAME SELECT row.incidentId AS incident_id, 1 AS records, row.title AS title,
      row.summary AS summary, replace(row.startedAt, 'Z', '')::TIMESTAMP AS started_at, false AS is_censored
    FROM (SELECT unnest(from_json($rows,
      '[{"incidentId":"VARCHAR","startedAt":"VARCHAR","title":"VARCHAR","summary":"VARCHAR"}]')) AS row)`,
    { rows: JSON.stringify(rows) },
  );
}

/** Marks what is kept: where families are looked for anew, the mark is gone. */
async function isLeftAlone(
  warehouse: Warehouse,
  decisions: unknown,
  options: FindFamiliesOptions = {},
): Promise<boolean> {
  await warehouse.run("UPDATE families SET stability = 0.125");
  await keepFamilies(warehouse, parseFamilyDecisions(decisions), { seenAt, draws: 3, ...options });
  const [{ left } = { left: 0 }] = await warehouse.query<{ left: number }>(
    "left",
    "SELECT count(*)::INTEGER AS left FROM families WHERE stability = 0.125",
  );
  return left > 0;
}

const seenAt = "2026-10-01T00:00:00.000Z";
const keep = (warehouse: Warehouse, decisions: unknown = {}) =>
  keepFamilies(warehouse, parseFamilyDecisions(decisions), { seenAt, draws: 3 });

async function idsOf(warehouse: Warehouse): Promise<Record<string, string | null>> {
  const rows = await warehouse.query<{ i: string; f: string | null }>(
    "families",
    "SELECT incident_id AS i, family_id AS f FROM incident_families ORDER BY 1",
  );
  return Object.fromEntries(rows.map(({ i, f }) => [i, f]));
}

Deno.test("families get a row, their incidents one each, and the same again changes nothing", async () => {
  const warehouse = await openWarehouse(":memory:");
  await add(warehouse, rowsOfKinds(0, 120));
  const first = await keep(warehouse);
  assert.deepEqual([first.families, first.incidents, first.inNone], [3, 120, 0]);
  assert.deepEqual(first.events.map(({ event }) => event), ["new", "new", "new"]);
  const hash = await tableHash(warehouse);
  // As if the method were new, so that families are looked for once more.
  await warehouse.run("DELETE FROM families_kept");
  assert.deepEqual((await keep(warehouse)).events, []);
  assert.equal(await tableHash(warehouse), hash);
  const [family] = await warehouse.query<{ terms: string[]; incidents: number; first_at: string }>(
    "one",
    "SELECT * FROM families ORDER BY first_at",
  );
  assert.equal(family?.incidents, 40);
  assert.equal(family?.first_at, "2026-01-01T00:00:00.000Z");
  assert.equal(family?.terms.length, 3);
  warehouse.close();
});

Deno.test("nothing is looked for again while texts, decisions, options and method stay the same", async () => {
  const warehouse = await openWarehouse(":memory:");
  const rows = rowsOfKinds(0, 60);
  await add(warehouse, rows);
  const decisions = { none: ["t:0008", "t:0009"], rename: { a: "A", b: "B" } };
  const { events: _, ...first } = await keep(warehouse, decisions);
  const same = { rename: { b: "B", a: "A" }, none: ["t:0009", "t:0008"] };
  assert.deepEqual(await keep(warehouse, same), { ...first, events: [] });
  assert.equal(first.idle.length, 2);
  assert.ok(await isLeftAlone(warehouse, same));
  await warehouse.run("DELETE FROM incidents");
  await add(warehouse, rows.toReversed());
  assert.ok(await isLeftAlone(warehouse, same));
  assert.equal(await isLeftAlone(warehouse, { none: ["t:0008"] }), false);
  assert.equal(await isLeftAlone(warehouse, { none: ["t:0008"] }, { seed: 2 }), false);
  await warehouse.run("UPDATE incidents SET title = title || ' again' WHERE incident_id = 't:0001'");
  assert.equal(await isLeftAlone(warehouse, { none: ["t:0008"] }, { seed: 2 }), false);
  warehouse.close();
});

Deno.test("identities are the same for shuffled rows, and for exports that came one after the other", async () => {
  const [whole, parts] = [await openWarehouse(":memory:"), await openWarehouse(":memory:")];
  await add(whole, rowsOfKinds(0, 150).toReversed());
  await keep(whole);
  await add(parts, rowsOfKinds(0, 90));
  await keep(parts);
  await add(parts, rowsOfKinds(90, 150));
  assert.deepEqual((await keep(parts)).events, []);
  assert.deepEqual(await idsOf(parts), await idsOf(whole));
  whole.close();
  parts.close();
});

Deno.test("what people decided wins, is written down once, and goes when they take it back", async () => {
  const warehouse = await openWarehouse(":memory:");
  await add(warehouse, rowsOfKinds(0, 120));
  await keep(warehouse);
  const before = await idsOf(warehouse);
  const [one, other, third] = ["t:0000", "t:0001", "t:0002"].map((id) => before[id] ?? "");
  const decisions = {
    rename: { [one ?? ""]: "Pools" },
    merge: { [one ?? ""]: [other] },
    split: { Partners: ["t:0002", "t:0005"] },
    none: ["t:0008"],
  };
  const { events, families } = await keep(warehouse, decisions);
  assert.equal(families, 3);
  assert.deepEqual(events.map(({ event }) => event).sort(), ["merged", "renamed", "split"]);
  const after = await idsOf(warehouse);
  assert.deepEqual([after["t:0001"], after["t:0008"], after["t:0011"]], [one, null, third]);
  assert.equal(after["t:0002"], after["t:0005"]);
  const [named] = await warehouse.query(
    "one",
    "SELECT name, decided_by FROM families WHERE family_id = $one",
    {
      one: one ?? "",
    },
  );
  assert.deepEqual(named, { name: "Pools", decided_by: "people" });
  assert.deepEqual((await keep(warehouse, decisions)).events, []);
  const { events: back } = await keep(warehouse);
  assert.deepEqual(await idsOf(warehouse), before);
  const again = back.map(({ event, detail }) =>
    `${event}: ${detail.replaceAll(/"[^"]+"/g, (name) => /Pools|Partners/.test(name) ? name : '"..."')}`
  );
  assert.deepEqual(again.sort(), [
    'gone: "Partners" is gone, for families.yaml sets it apart no more',
    'renamed: "Pools" is called "..." again, for families.yaml gives it no name now',
    'split: "..." stands by itself again, for families.yaml puts it into no other now',
  ]);
  warehouse.close();
});

Deno.test("a kind of failure that is new gets a family of its own beside those known", async () => {
  const warehouse = await openWarehouse(":memory:");
  await add(warehouse, rowsOfKinds(0, 120));
  await keep(warehouse);
  const before = await idsOf(warehouse);
  await add(warehouse, rowsOfKinds(120, 280, 4).filter((_, at) => at % 4 === 3));
  const { events, families } = await keep(warehouse);
  assert.equal(families, 4);
  assert.deepEqual(events.map(({ event }) => event), ["new"]);
  const after = await idsOf(warehouse);
  for (const [incident, family] of Object.entries(before)) assert.equal(after[incident], family);
  warehouse.close();
});

Deno.test("families and decisions follow an incident that another record leads", async () => {
  const warehouse = await openWarehouse(":memory:");
  const rows = rowsOfKinds(0, 90);
  await add(warehouse, rows);
  await keep(warehouse);
  const before = await idsOf(warehouse);
  await warehouse.run(`
    INSERT INTO incident_records (record_id, source, vendor, vendor_id, incident_id)
    SELECT incident_id, 't', 't', incident_id, 'pager:' || incident_id FROM incidents;
    UPDATE incidents SET incident_id = 'pager:' || incident_id`);
  const { events, idle } = await keep(warehouse, { none: ["t:0004"] });
  assert.deepEqual([events, idle], [[], []]);
  const after = await idsOf(warehouse);
  for (const [incident, family] of Object.entries(before)) {
    assert.equal(after[`pager:${incident}`], incident === "t:0004" ? null : family);
  }
  warehouse.close();
});
