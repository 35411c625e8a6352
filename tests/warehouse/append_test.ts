import assert from "node:assert/strict";
import { openWarehouse } from "../../lib/warehouse/open.ts";

const count = "SELECT count(*) AS n, sum(n)::BIGINT AS total, max(since) AS last FROM numbers";

Deno.test("appended columns are the rows of a table, in pieces longer and shorter than the database takes", async () => {
  const warehouse = await openWarehouse(":memory:");
  try {
    await warehouse.run("CREATE TABLE numbers (n INTEGER, since TIMESTAMP, share DOUBLE)");
    const piece = (first: number, rows: number) => {
      const n = Int32Array.from({ length: rows }, (_, row) => first + row);
      return [n, BigInt64Array.from(n, (at) => BigInt(at) * 1000n), Float64Array.from(n, (at) => at / 4)];
    };
    await warehouse.append("numbers", [piece(0, 5000), piece(5000, 1), piece(5001, 0), piece(5001, 2048)]);
    assert.deepEqual(await warehouse.query("count", count), [
      { n: 7049, total: 7048 * 7049 / 2, last: "1970-01-01T00:00:07.048Z" },
    ]);
    assert.deepEqual(
      await warehouse.query("wrong", "SELECT n FROM numbers WHERE share <> n / 4 OR n <> rowid"),
      [],
    );
  } finally {
    warehouse.close();
  }
});

Deno.test("what is appended in a transaction that fails is not kept", async () => {
  const warehouse = await openWarehouse(":memory:");
  try {
    await warehouse.run("CREATE TABLE numbers (n INTEGER, since TIMESTAMP)");
    const failing = warehouse.transaction(async () => {
      await warehouse.append("numbers", [[new Int32Array(3000), new BigInt64Array(3000)]]);
      throw new Error("cut short");
    });
    await assert.rejects(failing, /cut short/);
    assert.deepEqual(await warehouse.query("count", count), [{ n: 0, total: null, last: null }]);
  } finally {
    warehouse.close();
  }
});
