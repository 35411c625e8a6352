import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
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

const others = parseConfig({
  tables: [
    {
      name: "monitor",
      format: "csv",
      files: "alerts-*.csv",
      table: "alerts",
      columns: { id: "id", title: "title", started_at: "began", resolved_at: "ended" },
    },
    {
      name: "deploys",
      format: "csv",
      files: "changes-*.csv",
      table: "changes",
      columns: { id: "id", service: "service", status: "status", started_at: "began" },
    },
  ],
});

const exports = {
  "alerts-a.csv":
    "id,title,began,ended\nA1,full,2026-07-01T10:00:00Z,\nA2,slow,2026-07-01T11:00:00Z,2026-07-01T11:10:00Z\n",
  "alerts-b.csv":
    "id,title,began,ended\nA1,full,2026-07-01T10:00:00Z,2026-07-01T10:30:00Z\nA2,slow,2026-07-02T11:00:00Z,2026-07-02T11:10:00Z\n",
  "changes-a.csv":
    "id,service,status,began\nC1,shop,success,2026-07-01T09:00:00Z\nC2,shop,success,2026-07-01T09:00:00Z\n",
  "changes-b.csv":
    "id,service,status,began\nC1,shop,failed,2026-07-01T09:00:00Z\nC2,shop,success,2026-07-01T09:00:00Z\n",
};

async function otherwise(order: readonly (keyof typeof exports)[]) {
  const folder = await Deno.makeTempDir();
  const warehouse = await openWarehouse(":memory:");
  try {
    const told: string[] = [];
    for (const name of order) {
      await Deno.writeTextFile(`${folder}/${name}`, exports[name]);
      const { restated } = await loadFolder(warehouse, folder, { config: others });
      told.push(...restated.map(({ table, recordId, field }) => `${table} ${recordId} ${field}`));
    }
    const rows = await warehouse.query<{ contradicted: boolean }>(
      "kept",
      `SELECT r.after IS DISTINCT FROM coalesce(strftime(CASE field WHEN 'started_at' THEN a.started_at ELSE a.resolved_at END, '%Y-%m-%d %H:%M:%S'), c.status) AS contradicted
       FROM restatements AS r LEFT JOIN alerts AS a ON a.alert_id = r.record_id LEFT JOIN changes AS c ON c.change_id = r.record_id`,
    );
    return {
      told: told.sort(),
      contradicted: rows.filter(({ contradicted }) => contradicted),
      hash: await tableHash(warehouse),
    };
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("alerts and changes told otherwise under one id are told, whichever export comes first; what was open is none", async () => {
  const names = ["alerts-a.csv", "alerts-b.csv", "changes-a.csv", "changes-b.csv"] as const;
  const first = await otherwise(names);
  assert.deepEqual(first.told, [
    "alerts monitor:A2 resolved_at",
    "alerts monitor:A2 started_at",
    "changes deploys:C1 status",
  ]);
  assert.deepEqual(first.contradicted, []);
  assert.deepEqual(await otherwise(names.toReversed()), first);
});
