import { openWarehouse } from "./open.ts";

interface Column {
  readonly table: string;
  readonly grain: string;
  readonly column: string;
  readonly type: string;
  readonly required: boolean;
  readonly meaning: string;
}

const columnsSql = `
SELECT c.table_name AS "table", coalesce(t.comment, v.comment) AS grain, c.column_name AS "column", c.data_type AS type,
  NOT c.is_nullable AS required, coalesce(c.comment, '') AS meaning
FROM duckdb_columns() AS c
LEFT JOIN duckdb_tables() AS t USING (table_oid)
LEFT JOIN duckdb_views() AS v ON v.view_oid = c.table_oid
WHERE NOT c.internal
ORDER BY c.table_name, c.column_index`;

const preface = `# Data dictionary

Every table of the warehouse, what one row of it is, and every column. This page is generated from the comments in
\`lib/warehouse/migrations\`: \`deno task dictionary\` writes it, a test compares it with the real tables.

All times are UTC, in TIMESTAMP. Durations are computed from times, in seconds (\`_s\`). Unknown is NULL, never a guess.
\`file_id\`, \`line\` and \`path\` say where a row was read.
`;

function row(column: Column): string {
  return `| \`${column.column}\` | ${column.type}${column.required ? ", required" : ""} | ${
    column.meaning.replaceAll("|", "\\|")
  } |`;
}

function section(columns: readonly Column[]): string {
  const [first] = columns;
  if (!first) return "";
  const isView = columns.every(({ meaning }) => meaning === "");
  const table = isView
    ? "Columns as in `incidents`."
    : ["| column | type | meaning |", "|---|---|---|", ...columns.map(row)].join("\n");
  return `## ${first.table}\n\n${first.grain}\n\n${table}\n`;
}

/**
 * Writes the data dictionary of the warehouse as Markdown, from a freshly migrated database.
 *
 * @example
 * ```ts
 * import { dataDictionary } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.match(await dataDictionary(), /## incidents\n\nOne row per real incident/);
 * ```
 */
export async function dataDictionary(): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "hindcast-dictionary-" });
  const warehouse = await openWarehouse(`${folder}/empty.duckdb`);
  try {
    const columns = await warehouse.query<Column>("dictionary", columnsSql);
    const tables = Map.groupBy(columns, ({ table }) => table);
    return [preface, ...[...tables.values()].map(section)].join("\n");
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}
