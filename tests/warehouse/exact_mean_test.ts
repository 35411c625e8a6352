import { DuckDBInstance } from "@duckdb/node-api";
import assert from "node:assert/strict";
import { exactMean, isSingle } from "../../lib/warehouse/exact_mean.ts";

/** A million samples of every size in five thousand hours, those of an hour far apart, so that threads share each hour. */
const samples = `
CREATE TABLE samples AS SELECT (i * 7919) % 5000 AS hour, pow(10, (i * 7919) % 7 - 3) * (1 + hash(i) % 999983 / 10007.0) AS value
FROM range(1000000) AS numbers(i)`;

async function meansOf(threads: number): Promise<readonly unknown[]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: `${threads}` });
  const connection = await instance.connect();
  await connection.run(samples);
  const found = await connection.runAndReadAll(
    `SELECT hour, ${exactMean("value")}, avg(value) FROM samples WHERE ${
      isSingle("value")
    } GROUP BY hour ORDER BY hour`,
  );
  const rows = found.getRows();
  connection.closeSync();
  instance.closeSync();
  return rows.map(([, mean, usual]) => {
    assert.ok(Math.abs(Number(mean) / Number(usual) - 1) < 1e-6);
    return mean;
  });
}

Deno.test("a mean is the same to the last digit however many threads add it up", async () => {
  const one = await meansOf(1);
  assert.equal(one.length, 5000);
  for (const threads of [2, 3, 2]) assert.deepEqual(await meansOf(threads), one);
});

Deno.test("what is no number or too large for a single is told", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const values = "VALUES (0.1), (-1e37), ('nan'::DOUBLE), ('inf'::DOUBLE), ('-inf'::DOUBLE), (1e39), (NULL)";
  const found = await connection.runAndReadAll(`SELECT ${isSingle("value")} FROM (${values}) AS told(value)`);
  assert.deepEqual(found.getRows().flat(), [true, true, false, false, false, false, null]);
  connection.closeSync();
  instance.closeSync();
});
