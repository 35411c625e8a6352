import { createHash } from "node:crypto";
import { identifier } from "../sources/sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** Columns that say where a row was read, not what it says. */
const provenance = new Set([
  "file_id",
  "file_number",
  "seen_at",
  "line",
  "path",
  "row_hash",
  "record",
  "position",
]);

/** Records of loading itself, and what a model was asked. */
const ledger = new Set([
  "embeddings",
  "families_kept",
  "family_history",
  "files",
  "idle_records",
  "loads",
  "schema_migrations",
]);

/** `position` is content where it orders sections and events. */
const content = new Set(["incident_events.position", "postmortem_sections.position"]);

/**
 * One hash over the contents of every table, provenance aside: equal when the same exports were loaded in any order, in
 * any number of folders, any number of times.
 *
 * @returns 64 hexadecimal digits.
 *
 * @example
 * ```ts
 * import { openWarehouse, tableHash } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const warehouse = await openWarehouse(":memory:");
 * assert.equal((await tableHash(warehouse)).length, 64);
 * warehouse.close();
 * ```
 */
export async function tableHash(warehouse: Warehouse): Promise<string> {
  const columns = await warehouse.query<{ table_name: string; column_name: string }>(
    "columns",
    `SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (database_name, schema_name, table_name)
     WHERE NOT duckdb_columns.internal AND NOT temporary ORDER BY table_name, column_index`,
  );
  const tables = new Map<string, string[]>();
  for (const { table_name: table, column_name: column } of columns) {
    if (ledger.has(table) || (provenance.has(column) && !content.has(`${table}.${column}`))) continue;
    tables.set(table, [...(tables.get(table) ?? []), column]);
  }
  const hash = createHash("sha256");
  for (const [table, names] of tables) {
    const row = names.map((name) => `coalesce(CAST(${identifier(name)} AS VARCHAR), chr(0))`).join(", ");
    const [found] = await warehouse.query<{ n: number; sum: string | number }>(
      `hash of ${table}`,
      `SELECT count(*) AS n, coalesce(sum(md5_number_lower(concat_ws(chr(31), ${row}))::HUGEINT), 0)::VARCHAR AS sum FROM ${
        identifier(table)
      }`,
    );
    hash.update(`${table} ${found?.n} ${found?.sum}\n`);
  }
  return hash.digest("hex");
}
