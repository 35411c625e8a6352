import assert from "node:assert/strict";
import { giveBack } from "../../../lib/warehouse/merge/_give_back.ts";
import { openWarehouse } from "../../../lib/warehouse/open.ts";
import type { Warehouse } from "../../../lib/warehouse/warehouse.ts";

/** MB that tables hold after three of them were laid down and dropped in one transaction. */
function heldAfter(warehouse: Warehouse, before: () => Promise<void>): Promise<number> {
  return warehouse.transaction(async () => {
    for (let part = 0; part < 3; part++) {
      await warehouse.run(
        `CREATE TEMP TABLE laid AS SELECT range::VARCHAR || ' of a text' AS "a text", range AS number FROM range(500000)`,
      );
      await before();
      await warehouse.run("DROP TABLE laid");
    }
    const [row] = await warehouse.query<{ mb: number }>(
      "held",
      "SELECT sum(memory_usage_bytes) / 1e6 AS mb FROM duckdb_memory() WHERE tag = 'IN_MEMORY_TABLE'",
    );
    return row?.mb ?? NaN;
  });
}

Deno.test("what a part laid down is given back before its transaction ends", async () => {
  const warehouse = await openWarehouse(":memory:");
  try {
    const given = await heldAfter(warehouse, () => giveBack(warehouse, ["laid", "never made"]));
    const kept = await heldAfter(warehouse, () => Promise.resolve());
    assert.ok(given < kept / 3, `${given} MB of ${kept}`);
  } finally {
    warehouse.close();
  }
});
