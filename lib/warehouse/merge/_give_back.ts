import { identifier, literal } from "../../sources/sql.ts";
import type { Warehouse } from "../warehouse.ts";

/**
 * Gives the memory of temporary tables back that the running transaction made. What a transaction drops is kept until it
 * commits, which of a large file would be all its parts; columns that it takes from tables of its own are not. One column
 * must stay, of nothing.
 */
export async function giveBack(warehouse: Warehouse, tables: readonly string[]): Promise<void> {
  const rows = await warehouse.query<{ name: string; columns: string[] }>(
    "laid down",
    `SELECT table_name AS name, list(column_name) AS columns FROM duckdb_columns()
     WHERE database_name = 'temp' AND table_name IN (${tables.map(literal).join(", ")}) GROUP BY ALL`,
  );
  const alters = rows.flatMap(({ name, columns: [first = "", ...others] }) => [
    `ALTER TABLE temp.${name} ALTER ${identifier(first)} TYPE BOOLEAN USING NULL`,
    ...others.map((column) => `ALTER TABLE temp.${name} DROP ${identifier(column)}`),
  ]);
  await warehouse.run(alters.join("; "));
}
