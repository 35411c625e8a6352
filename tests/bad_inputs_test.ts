import assert from "node:assert/strict";
import { type BadInput, badInputs } from "./bad_inputs/_cases.ts";
import { fixtures } from "./bad_inputs/fixtures.ts";
import { mappings } from "./bad_inputs/_mappings.ts";
import { alertRow, alertsHeader, type Files, withLoaded } from "./warehouse/_given.ts";

/** Files that stand before and behind the bad ones in the same folder. */
const neighbours: Files = {
  "0-good.csv": alertsHeader + alertRow(1).replace("A1", "G1"),
  "zz-good.csv": alertsHeader + alertRow(2).replace("A2", "G2"),
};

const zones = { sources: { desk: "Europe/Berlin" } };

async function holds({ row, files, rejects = [], holds = [], config }: BadInput): Promise<void> {
  const all = { ...neighbours, ...fixtures[row] };
  await withLoaded(all, { zones, ...config, tables: mappings }, async (warehouse, report) => {
    const outcomes = new Map(report.files.map((outcome) => [outcome.name, outcome]));
    for (const name of Object.keys(neighbours)) assert.equal(outcomes.get(name)?.loaded, 1, name);
    for (const [name, { code, says, books }] of Object.entries(files)) {
      const outcome = outcomes.get(name);
      assert.equal(outcome?.code, code, `${name}: ${outcome?.message}`);
      if (says) assert.match(outcome?.message ?? "", says);
      if (books) assert.deepEqual([outcome?.rowsRead, outcome?.loaded, outcome?.rejected], books, name);
    }
    const found = await warehouse.query<{ code: string; line: number; field: string | null; reason: string }>(
      "rejects",
      "SELECT code, line, field, reason FROM rejects ORDER BY line, field",
    );
    assert.deepEqual(
      found.map(({ code, line, field }) => [code, line, field]),
      rejects.map(([code, line, field]) => [code, line, field]),
    );
    found.forEach(({ reason }, at) => assert.match(reason, rejects[at]?.[3] ?? /^$/));
    for (const [sql, expected] of holds) {
      const rows = await warehouse.query<{ v: unknown }>("holds", sql);
      assert.deepEqual(rows.map(({ v }) => v), expected, sql);
    }
  });
}

for (const bad of badInputs) {
  Deno.test(`bad input ${bad.row}: ${bad.input}`, () => holds(bad));
}
