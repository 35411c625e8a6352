import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/config.ts";
import { loadFolder, openWarehouse, tableHash } from "../../lib/warehouse/mod.ts";

const config = parseConfig({
  tables: [{
    name: "tracker",
    format: "csv",
    table: "incidents",
    columns: {
      id: "id",
      title: "title",
      status: "status",
      started_at: "began",
      resolved_at: "ended",
      updated_at: "changed",
    },
  }],
});

const header = "id,title,status,began,ended,changed\n";
const states = [
  "A,slow,open,2026-07-01T10:00:00Z,,2026-07-01T10:05:00Z\n",
  "A,slow,resolved,2026-07-01T10:00:00Z,2026-07-01T11:00:00Z,2026-07-01T11:00:00Z\n",
  "A,slow checkout,resolved,2026-07-01T09:30:00Z,2026-07-01T11:00:00Z,2026-07-02T08:00:00Z\n",
];
const same = "B,other,resolved,2026-07-03T10:00:00Z,2026-07-03T11:00:00Z,2026-07-03T12:00:00Z\n";

async function loaded(order: readonly number[]) {
  const folder = await Deno.makeTempDir();
  const warehouse = await openWarehouse(":memory:");
  try {
    const reports = [];
    for (const at of order) {
      await Deno.writeTextFile(`${folder}/export-${at}.csv`, header + states[at] + same);
      reports.push(await loadFolder(warehouse, folder, { config }));
    }
    const rows = await warehouse.query(
      "restatements",
      "SELECT record_id, field, before, after, restated FROM restatements ORDER BY updated_at, field",
    );
    return { reports, rows: [...rows], hash: await tableHash(warehouse) };
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("what newer exports tell otherwise is kept: from what, to what; progress is told from the past retold", async () => {
  const { rows, reports } = await loaded([0, 1, 2]);
  const told = rows.map(({ field, before, after, restated }) => [field, before, after, restated]);
  assert.deepEqual(told, [
    ["resolved_at", null, "2026-07-01 11:00:00", false],
    ["status", "open", "resolved", false],
    ["started_at", "2026-07-01 10:00:00", "2026-07-01 09:30:00", true],
    ["title", "slow", "slow checkout", true],
  ]);
  assert.deepEqual(reports.map(({ restated }) => restated.map(({ field }) => field)), [
    [],
    [],
    ["started_at", "title"],
  ]);
});

Deno.test("the states and what they restate are the same in any order of loading", async () => {
  const expected = await loaded([0, 1, 2]);
  for (const order of [[2, 1, 0], [1, 0, 2], [2, 0, 1]]) {
    const found = await loaded(order);
    assert.deepEqual(found.rows, expected.rows);
    assert.equal(found.hash, expected.hash);
  }
});

Deno.test("a load that learns nothing new restates nothing", async () => {
  const { rows } = await loaded([2]);
  assert.deepEqual(rows, []);
});
