import assert from "node:assert/strict";
import { QueryError } from "../../lib/model/errors.ts";
import { openWarehouse } from "../../lib/warehouse/open.ts";

const sql =
  "SELECT range AS n, CASE WHEN range % 7 = 0 THEN NULL ELSE range / $by END AS part FROM range(10000)";

Deno.test("a scan hands over the rows that a query returns, column by column, NULL as NaN", async () => {
  const warehouse = await openWarehouse(":memory:");
  try {
    const scanned: [number, number | null][] = [];
    const reference = await warehouse.scan("parts", sql, { by: 4 }, ([n, part]) => {
      n?.forEach((value, row) => {
        const own = part?.[row] ?? NaN;
        scanned.push([value, Number.isNaN(own) ? null : own]);
      });
    });
    const rows = await warehouse.query<{ n: number; part: number | null }>("parts", sql, { by: 4 });
    assert.deepEqual(scanned, rows.map(({ n, part }) => [n, part]));
    assert.deepEqual(reference, rows.query);
  } finally {
    warehouse.close();
  }
});

Deno.test("a scan that fails tells the statement", async () => {
  const warehouse = await openWarehouse(":memory:");
  try {
    await assert.rejects(
      warehouse.scan("none", "SELECT x FROM nowhere", {}, () => undefined),
      (error) => error instanceof QueryError && /Cannot run query "none"/.test(error.message),
    );
  } finally {
    warehouse.close();
  }
});
