import { DuckDBInstance } from "@duckdb/node-api";
import assert from "node:assert/strict";
import { exactMean, isSummable } from "../../lib/warehouse/exact_mean.ts";

/** A million samples of every size in five thousand hours, those of an hour far apart, so that threads share each hour. */
const samples = `
CREATE TABLE samples AS SELECT (i * 7919) % 5000 AS hour, pow(10, (i * 7919) % 7 - 3) * (1 + hash(i) % 999983 / 10007.0) AS value
FROM range(1000000) AS numbers(i)`;

async function askOf(
  sql: string,
  threads = 2,
  before = "SELECT 1",
): Promise<readonly (readonly unknown[])[]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: `${threads}` });
  const connection = await instance.connect();
  await connection.run(before);
  const rows = (await connection.runAndReadAll(sql)).getRows();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

async function meansOf(threads: number): Promise<readonly unknown[]> {
  const sql = `SELECT hour, ${exactMean("value")}, avg(value) FROM samples GROUP BY hour ORDER BY hour`;
  return (await askOf(sql, threads, samples)).map(([, mean, usual]) => {
    assert.ok(Math.abs(Number(mean) / Number(usual) - 1) < 1e-9);
    return mean;
  });
}

Deno.test("a mean is the same to the last digit however many threads add it up", async () => {
  const one = await meansOf(1);
  assert.equal(one.length, 5000);
  for (const threads of [2, 3, 2]) assert.deepEqual(await meansOf(threads), one);
});

Deno.test("what is no number or too large to be added up is told", async () => {
  const values = "VALUES (0.1), (-1e23), ('nan'::DOUBLE), ('inf'::DOUBLE), ('-inf'::DOUBLE), (1e24), (NULL)";
  assert.deepEqual(await askOf(`SELECT ${isSummable("value")} FROM (${values}) AS told(value)`), [
    [true],
    [true],
    [false],
    [false],
    [false],
    [false],
    [null],
  ]);
});

Deno.test("a counter keeps its last digits, and a small rate its first", async () => {
  const means = (values: string) =>
    askOf(`SELECT ${exactMean("value")} FROM (VALUES ${values}) AS told(value)`);
  assert.deepEqual(await means("(8123456789012.0), (8123456789013.0), (NULL)"), [[8123456789012.5]]);
  const [[share] = []] = await means("(-0.1), (0.3)");
  assert.ok(Math.abs(Number(share) - 0.1) < 1e-12);
  const [[rate] = []] = await means("(2e-7), (4e-7)");
  assert.ok(Math.abs(Number(rate) / 3e-7 - 1) < 1e-5);
  const [[most] = []] = await means("(9.99e23), (9.99e23)");
  assert.equal(Number(most), 9.99e23);
});
