import type { BulkOutput } from "../../model/source.ts";
import { sourceColumns } from "../_tables.ts";
import type { Warehouse } from "../warehouse.ts";

/** Columns an output gives. */
async function shapeOf(warehouse: Warehouse, select: string): Promise<Set<string>> {
  const rows = await warehouse.query<{ column_name: string }>(
    "shape",
    `SELECT column_name FROM (DESCRIBE ${select})`,
  );
  return new Set(rows.map((row) => row.column_name));
}

/**
 * SELECT of an output's rows as their table has them: every source column in its type, `record`, `principal`, provenance
 * and `row_hash`.
 *
 * @param within SQL before the output's own, that says what `prepared` is.
 */
export async function mappedSql(
  warehouse: Warehouse,
  { table, select }: BulkOutput,
  principal: boolean,
  within = "",
): Promise<string> {
  const columns = await sourceColumns(warehouse, table);
  const present = await shapeOf(warehouse, `${within} ${select}`);
  const typed = columns.map(({ name, type }) =>
    present.has(name) ? `CAST(${name} AS ${type}) AS ${name}` : `NULL::${type} AS ${name}`
  );
  return `SELECT *, hash(${columns.map(({ name }) => name).join(", ")}) AS row_hash
FROM (
  SELECT ${typed.join(", ")}, record, ${principal} AS principal, line, NULL::VARCHAR AS path, file_id
  FROM (${within} ${select})
)`;
}
