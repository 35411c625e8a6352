import type { BulkOutput, BulkPlan, SourceTable } from "../../model/source.ts";
import { literal } from "../../sources/sql.ts";
import { mappedSql } from "./_mapped.ts";
import { type MergedFiles, mergeInto } from "./_merge.ts";
import { numberedLines } from "./_numbered_lines.ts";
import { type StagedFile, stageNumbered } from "./_staged.ts";
import { keys, sourceColumns } from "../_tables.ts";
import type { Warehouse } from "../warehouse.ts";

/** Rows whose keys are compared at once, so that memory does not grow with their number. */
const sliceRows = 2_000_000;

/** A plan whose rows may go straight into their table: all of one table, each with its line. */
export type AddingPlan = BulkPlan & { readonly prepare: string; readonly sound: string };

/** Whether the rows of a plan may be added before anybody asks which of them are known. */
export function isAdding(plan: BulkPlan): plan is AddingPlan {
  const { prepare, sound, outputs, metrics, reading } = plan;
  return prepare !== undefined && sound !== undefined && metrics === undefined && outputs.length === 1 &&
    reading.format !== "parquet";
}

async function add(warehouse: Warehouse, output: BulkOutput, within = ""): Promise<number> {
  const columns = await sourceColumns(warehouse, output.table);
  const names = [...columns.map(({ name }) => name), "file_id", "line", "path", "row_hash"].join(", ");
  const rows = await mappedSql(warehouse, output, true, within);
  return await warehouse.run(`INSERT INTO ${output.table} (${names}) SELECT ${names} FROM (${rows})`);
}

/** Adds the rows of all records in which nothing is amiss; nearly always that is all of them, and nothing is laid down twice. */
export async function addSound(
  warehouse: Warehouse,
  { outputs, prepare, sound }: AddingPlan,
): Promise<number> {
  const [output] = outputs;
  if (!output) return 0;
  // A filter would read every field a second time below; one that may not be moved is asked where the fields are read.
  const asked = `CASE WHEN ${sound} THEN random() >= 0 ELSE false END`;
  const within = `WITH prepared AS NOT MATERIALIZED (
  SELECT * EXCLUDE ("is sound") FROM (SELECT *, ${asked} AS "is sound" FROM (${prepare})) WHERE "is sound"
)`;
  return await add(warehouse, output, within);
}

/** Whether the database may read the records of a file line by line, without laying them down first. */
export function isPlain({ scan, faults }: StagedFile, { reading }: BulkPlan): boolean {
  return reading.format === "csv" && scan?.plain === true && faults.length === 0;
}

/** Rows that files have in a table, by file: `added` is a condition that tells theirs from others. */
async function rowsByFile(
  warehouse: Warehouse,
  table: SourceTable,
  added: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await warehouse.query<{ file_id: string; n: number }>(
    "added rows",
    `SELECT file_id, count(*) AS n FROM ${table} WHERE ${added} GROUP BY file_id`,
  );
  return new Map(rows.map(({ file_id: file, n }) => [file, n]));
}

function isOneOf(fileIds: readonly string[]): string {
  return `file_id IN (${fileIds.map(literal).join(", ")})`;
}

/**
 * Adds the rows of all records of plain files in which nothing is amiss, straight out of the files.
 *
 * @returns the files all of whose records were added.
 */
export async function addPlain<Counted extends StagedFile & { readonly read: number | null }>(
  warehouse: Warehouse,
  plan: AddingPlan,
  files: readonly Counted[],
): Promise<readonly Counted[]> {
  const { reading, outputs: [output] } = plan;
  if (reading.format !== "csv" || !output || files.length === 0) return [];
  let added = 0;
  for await (const part of numberedLines(files, reading.delimiter)) {
    await stageNumbered(warehouse, reading, part);
    added += await addSound(warehouse, plan);
  }
  if (added === files.reduce((sum, { read }) => sum + (read ?? 0), 0)) return files;
  const rows = await rowsByFile(warehouse, output.table, isOneOf(files.map(({ fileId }) => fileId)));
  return files.filter(({ fileId, read }) => (rows.get(fileId) ?? 0) === read);
}

/** Adds the rows of the records in `prepared`. */
export async function addPrepared(warehouse: Warehouse, { outputs }: AddingPlan): Promise<void> {
  for (const output of outputs) await add(warehouse, output);
}

/** Some of the rows that files added to a table: `added` and `slice` are conditions that tell them from others. */
interface Slice {
  readonly table: SourceTable;
  readonly added: string;
  readonly slice: string;
  /** Whether the table has rows of other files. */
  readonly others: boolean;
}

/** Whether the keys of added rows are all different and nobody else's: by their hashes, which take less room than they do. */
async function areFree(
  warehouse: Warehouse,
  { table, added, others }: Omit<Slice, "slice">,
): Promise<boolean> {
  const hash = `hash(${keys[table].join(", ")}) AS key_hash`;
  const ours = `SELECT ${hash} FROM ${table} WHERE ${added}`;
  const [row] = await warehouse.query<{ n: number }>(
    "keys by hash",
    `SELECT count(*) AS n FROM (
       SELECT key_hash FROM (${ours}) GROUP BY key_hash HAVING count(*) > 1
       ${
      others
        ? `UNION ALL SELECT key_hash FROM (SELECT ${hash} FROM ${table} WHERE NOT (${added})) SEMI JOIN (${ours}) USING (key_hash)`
        : ""
    })`,
  );
  return row?.n === 0;
}

/** Keys of these rows that stand twice, or that others have as well: usually none. */
async function keysTwice(warehouse: Warehouse, { table, added, slice, others }: Slice): Promise<number> {
  const key = keys[table].join(", ");
  const rows = `${table} WHERE ${added} AND ${slice}`;
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE contested_keys AS
SELECT ${key} FROM ${rows} GROUP BY ${key} HAVING count(*) > 1
${
    others
      ? `UNION SELECT ${key} FROM (SELECT ${key} FROM ${table} WHERE NOT (${added}))
    SEMI JOIN (SELECT ${key} FROM ${rows}) USING (${key})`
      : ""
  }`);
  const [row] = await warehouse.query<{ n: number }>("keys", "SELECT count(*) AS n FROM contested_keys");
  return row?.n ?? 0;
}

/** Takes the rows of keys that are not theirs alone out of the table again, and merges them. */
async function mergeSlice(warehouse: Warehouse, rows: Slice): Promise<MergedFiles> {
  if (await keysTwice(warehouse, rows) === 0) return new Map();
  const { table, added } = rows;
  const key = keys[table].join(", ");
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE taken AS
SELECT *, line AS record, true AS principal FROM ${table} SEMI JOIN contested_keys USING (${key}) WHERE ${added}`);
  await warehouse.run(
    `DELETE FROM ${table} WHERE ${added} AND (${key}) IN (SELECT (${key}) FROM contested_keys)`,
  );
  return await mergeInto(warehouse, table, "taken");
}

/**
 * Decides which rows of one key stay, after files have added theirs: the newest state wins, in whatever order and however
 * many parts they came.
 *
 * @returns what became of the rows, by file.
 */
export async function mergeAdded(
  warehouse: Warehouse,
  table: SourceTable,
  fileIds: readonly string[],
): Promise<MergedFiles> {
  const added = isOneOf(fileIds);
  const before = await rowsByFile(warehouse, table, added);
  const rows = [...before.values()].reduce((sum, n) => sum + n, 0);
  const [whole] = await warehouse.query<{ n: number }>("rows", `SELECT count(*) AS n FROM ${table}`);
  const others = (whole?.n ?? 0) > rows;
  const merged = new Map([...before].map(([file, loaded]) => [file, { loaded, updated: 0, unchanged: 0 }]));
  if (await areFree(warehouse, { table, added, others })) return merged;
  const slices = Math.max(1, Math.ceil(rows / sliceRows));
  for (let at = 0; at < slices; at++) {
    const slice = `hash(${keys[table].join(", ")}) % ${slices} = ${at}`;
    for (
      const [file, { updated, unchanged }] of await mergeSlice(warehouse, { table, added, slice, others })
    ) {
      const total = merged.get(file);
      if (!total) continue;
      total.updated += updated;
      total.unchanged += unchanged;
      total.loaded -= updated + unchanged;
    }
  }
  return merged;
}
