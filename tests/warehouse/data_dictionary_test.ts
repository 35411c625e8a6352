import assert from "node:assert/strict";
import { dataDictionary, openWarehouse } from "../../lib/warehouse/mod.ts";

Deno.test("data/README.md is the dictionary of the real tables", async () => {
  assert.equal(
    await Deno.readTextFile(new URL("../../data/README.md", import.meta.url)),
    await dataDictionary(),
    "run deno task dictionary",
  );
});

Deno.test("every table says what one row is, every column what it means", async () => {
  const folder = await Deno.makeTempDir();
  const warehouse = await openWarehouse(`${folder}/empty.duckdb`);
  const bare = await warehouse.query(
    "bare",
    `SELECT table_name, NULL AS column_name FROM duckdb_tables() WHERE NOT internal AND (comment IS NULL OR NOT comment LIKE 'One row per %')
     UNION ALL
     SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name)
     WHERE NOT duckdb_tables.internal AND duckdb_columns.comment IS NULL`,
  );
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
  assert.deepEqual([...bare], []);
});
