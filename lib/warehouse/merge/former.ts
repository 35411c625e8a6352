import type { SourceTable } from "../../model/source.ts";
import { runAll } from "../_run_all.ts";
import { type Column, keys, sourceColumns } from "../_tables.ts";
import type { Warehouse } from "../warehouse.ts";

/** A column that says something else now that its file was read under another configuration. */
export interface Rereading {
  /** Table and column: `incident_records.started_at`; a table alone where rows are gone. */
  readonly column: string;
  /** Rows that say something else. */
  readonly rows: number;
  /** Key of the first of them. */
  readonly example: string;
  /** What it said, as text. */
  readonly before: string | null;
  /** What it says now, as text. */
  readonly after: string | null;
}

/** What a load read once more. */
export interface Reread {
  /** Files that were loaded before and read again, because the configuration that reads them changed. */
  readonly files: number;
  /** What they say otherwise now, column by column. */
  readonly columns: readonly Rereading[];
}

const everyTable = Object.keys(keys) as SourceTable[];
/** Counts of logs are as many as lines, and no word or zone but the log's own decides them. */
const told = everyTable.filter((table) => table !== "log_counts" && table !== "log_templates");

/** What makes a row the same one, as text: some keys may be unknown. */
function keyOf(table: SourceTable): string {
  return `concat_ws(' ', ${keys[table].map((key) => `coalesce(${key}::VARCHAR, '')`).join(", ")})`;
}

/** Forgets what an earlier load left when it failed. */
export async function openFormer(warehouse: Warehouse): Promise<void> {
  await warehouse.run("DROP TABLE IF EXISTS temp.former_files");
}

async function isOpen(warehouse: Warehouse): Promise<boolean> {
  const found = await warehouse.query(
    "former files",
    "SELECT 1 FROM duckdb_tables() WHERE temporary AND table_name = 'former_files'",
  );
  return found.length > 0;
}

/** Keeps what a file says, before it is read again. */
export async function keepFormer(warehouse: Warehouse, fileId: string): Promise<void> {
  if (!await isOpen(warehouse)) {
    await runAll(warehouse, [
      ...told.map((table) =>
        `CREATE OR REPLACE TEMP TABLE former_${table} AS SELECT *, ${
          keyOf(table)
        } AS former_key FROM ${table} WHERE false`
      ),
      "CREATE TEMP TABLE former_files AS SELECT file_id FROM files WHERE false",
    ]);
  }
  await warehouse.run(
    "INSERT INTO former_files SELECT file_id FROM files WHERE file_id = $fileId AND status = 'loaded'",
    { fileId },
  );
  for (const table of told) {
    await warehouse.run(
      `INSERT INTO former_${table} SELECT *, ${keyOf(table)} FROM ${table} WHERE file_id = $fileId`,
      { fileId },
    );
  }
}

const differs = ({ name }: Column) => `f.${name} IS DISTINCT FROM t.${name}`;

/** Rows that stand in one and not in the other. */
function missing(table: SourceTable, one: string, other: string, words: string): string {
  return `
SELECT '${table}' AS "column", count(*)::INTEGER AS rows, min(former_key) AS example, ${words}
FROM ${one} ANTI JOIN ${other} USING (former_key) HAVING count(*) > 0`;
}

async function rereadIn(warehouse: Warehouse, table: SourceTable): Promise<Rereading[]> {
  const now = `(SELECT *, ${keyOf(table)} AS former_key FROM ${table})`;
  const anew = `(SELECT * FROM ${now} WHERE file_id IN (FROM former_files))`;
  // What no column holds is told where it came from or went to.
  const columns = (await sourceColumns(warehouse, table)).filter(({ name }) => name !== "extra");
  const pairs = `former_${table} AS f JOIN ${now} AS t USING (former_key)`;
  const [counts] = await warehouse.query<Record<string, number>>(
    "read otherwise",
    `SELECT ${
      columns.map((column) => `count(*) FILTER (WHERE ${differs(column)}) AS ${column.name}`).join(", ")
    } FROM ${pairs}`,
  );
  const changed = columns.filter(({ name }) => (counts?.[name] ?? 0) > 0).map((column) => `
SELECT '${table}.${column.name}' AS "column", count(*)::INTEGER AS rows, min(former_key) AS example,
  first(f.${column.name}::VARCHAR ORDER BY former_key) AS before, first(t.${column.name}::VARCHAR ORDER BY former_key) AS after
FROM ${pairs} WHERE ${differs(column)}`);
  const gone = missing(table, `former_${table}`, now, "'a row' AS before, NULL::VARCHAR AS after");
  const come = missing(table, anew, `former_${table}`, "NULL::VARCHAR AS before, 'a row' AS after");
  return [
    ...await warehouse.query<Rereading>("read otherwise", [...changed, gone, come].join("\nUNION ALL\n")),
  ];
}

/** Tells what the files that were read again say otherwise, and lets go of what they said. */
export async function rereadings(warehouse: Warehouse): Promise<Reread> {
  if (!await isOpen(warehouse)) return { files: 0, columns: [] };
  const [files] = await warehouse.query<{ n: number }>(
    "files read again",
    "SELECT count(DISTINCT file_id)::INTEGER AS n FROM former_files",
  );
  const columns: Rereading[] = [];
  for (const table of told) columns.push(...await rereadIn(warehouse, table));
  await runAll(warehouse, [
    ...told.map((table) => `DROP TABLE temp.former_${table}`),
    "DROP TABLE temp.former_files",
  ]);
  return { files: files?.n ?? 0, columns };
}
