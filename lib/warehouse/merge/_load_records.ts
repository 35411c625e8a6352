import type { SourceTable } from "../../model/source.ts";
import { giveBack } from "./_give_back.ts";
import { insertIdle } from "./idle.ts";
import { type Merged, type MergedFiles, mergeInto } from "./_merge.ts";
import { literal } from "../../sources/sql.ts";
import { recordParts } from "./_record_parts.ts";
import type { Spool } from "../files/spool.ts";
import { sourceColumns } from "../_tables.ts";
import type { Warehouse } from "../warehouse.ts";

/** The ledger's figures of one file. */
export interface Books extends Merged {
  readonly read: number;
  readonly rejected: number;
}

/** A file read into its spool, and how many records were counted in it. */
export interface SpooledFile {
  readonly fileId: string;
  readonly spool: Spool;
  readonly read: number;
}

/** Books while they are added up. */
type Totals = { -readonly [figure in keyof Books]: Books[figure] };

/**
 * The reader's buffers are twice as long as the longest row it is told of, for each thread: chat messages need no more
 * than this.
 */
const leastBuffer = 2 ** 20;

function longestRow(files: readonly SpooledFile[], table: SourceTable | "rejects"): number {
  return Math.max(leastBuffer, ...files.map(({ spool }) => spool.longestOf(table) + 1024));
}

function listOf(paths: readonly string[]): string {
  return `[${paths.map(literal).join(", ")}]`;
}

/** A source tells the lines of one minute in pieces, so that it need not hold a whole file's counts. */
const summed = `(
  SELECT template_id, minute, sum(lines)::BIGINT AS lines, min(record) AS record, bool_or(principal) AS principal,
    sum(records)::BIGINT AS records, min(line) AS line, NULL::VARCHAR AS path, file_id
  FROM offered GROUP BY file_id, template_id, minute
)`;

/**
 * Which records to merge together, as conditions. Only messages come in parts: every row of theirs is a record of its
 * own, and the newer state wins whichever part it is in.
 */
function partsOf(table: SourceTable, files: readonly SpooledFile[], partBytes?: number): string[] {
  const [file, ...more] = files;
  const path = file?.spool.pathOf(table);
  if (table !== "messages" || !file || path === undefined || more.length > 0) return ["true"];
  const parts = recordParts(file.spool.records, Deno.statSync(path).size, partBytes);
  return parts.map(({ from, to }) => `record >= ${from} AND record < ${to}`);
}

async function offer(
  warehouse: Warehouse,
  table: SourceTable,
  files: readonly SpooledFile[],
  part: string,
): Promise<void> {
  const paths = files.flatMap(({ spool }) => spool.pathOf(table) ?? []);
  const columns = await sourceColumns(warehouse, table);
  const added = [
    "record: 'BIGINT'",
    "principal: 'BOOLEAN'",
    "records: 'BIGINT'",
    "line: 'INTEGER'",
    "path: 'VARCHAR'",
    "file_id: 'VARCHAR'",
  ];
  const shape = [...columns.map(({ name }) => `${name}: 'VARCHAR'`), ...added];
  const typed = columns.map(({ name, type }) => `CAST(${name} AS ${type}) AS ${name}`).join(", ");
  const names = columns.map(({ name }) => name).join(", ");
  const whole = table === "log_counts" ? summed : "offered";
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE spooled AS
WITH offered AS (
  SELECT ${typed}, record, principal, records, line, path, file_id
  FROM read_json(${listOf(paths)}, format = 'newline_delimited', records = true, columns = {${
    shape.join(", ")
  }},
    maximum_object_size = ${longestRow(files, table)})
)
SELECT *, hash(${names}) AS row_hash FROM ${whole} WHERE ${part}`);
}

async function insertRejects(warehouse: Warehouse, files: readonly SpooledFile[]): Promise<void> {
  const paths = files.flatMap(({ spool }) => spool.pathOf("rejects") ?? []);
  if (paths.length === 0) return;
  const columns = ["scope", "code", "field", "value", "reason", "raw", "file_id", "line", "path"];
  await warehouse.run(`
INSERT INTO rejects (${columns.join(", ")})
SELECT ${columns.join(", ")}
FROM read_json(${listOf(paths)}, format = 'newline_delimited', records = true, maximum_object_size = ${
    longestRow(files, "rejects")
  }, columns = {
  scope: 'VARCHAR', code: 'VARCHAR', field: 'VARCHAR', value: 'VARCHAR', reason: 'VARCHAR', raw: 'VARCHAR',
  file_id: 'VARCHAR', line: 'INTEGER', path: 'VARCHAR'
})`);
}

const partsOfDocuments: readonly SourceTable[] = ["postmortem_sections", "incident_events", "action_items"];

/** A document loaded again replaces all that its older version said. */
async function dropOlderVersions(warehouse: Warehouse): Promise<void> {
  for (const table of partsOfDocuments) {
    await warehouse.run(`DELETE FROM ${table} WHERE postmortem_id IN (SELECT postmortem_id FROM spooled)`);
  }
}

/** Of two versions of one document in one load, only the parts of the one that was kept count. */
async function keepPartsOfKept(warehouse: Warehouse): Promise<void> {
  await warehouse.run(`
DELETE FROM spooled WHERE postmortem_id IS NOT NULL
  AND (postmortem_id, file_id) NOT IN (SELECT (postmortem_id, file_id) FROM postmortems)`);
}

/** Tables in an order in which a document comes before its parts. */
function tablesOf(files: readonly SpooledFile[]): SourceTable[] {
  const tables = new Set(files.flatMap(({ spool }) => spool.tables));
  const rank = (table: string) => (table === "postmortems" ? `0` : `1${table}`);
  return [...tables].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

async function mergeOffered(warehouse: Warehouse, table: SourceTable): Promise<MergedFiles> {
  if (table === "postmortems") await dropOlderVersions(warehouse);
  if (partsOfDocuments.includes(table)) await keepPartsOfKept(warehouse);
  return await mergeInto(warehouse, table, "spooled", "records");
}

function addTo(totals: ReadonlyMap<string, Totals>, files: MergedFiles): void {
  for (const [fileId, merged] of files) {
    const total = totals.get(fileId);
    if (!total) continue;
    total.loaded += merged.loaded;
    total.updated += merged.updated;
    total.unchanged += merged.unchanged;
  }
}

/** Tables that the merge of one part makes; those of a part before it would be held beside them until the end. */
const laidDown = ["spooled", "contested", "ranked", "decided"];

/**
 * Merges the rows of files that were read into spools; to be run inside a transaction.
 *
 * @param partBytes bytes of a spool that are merged at once, where its records may be parted.
 */
export async function loadRecords(
  warehouse: Warehouse,
  files: readonly SpooledFile[],
  partBytes?: number,
): Promise<Map<string, Books>> {
  const totals = new Map<string, Totals>();
  for (const { fileId, spool, read } of files) {
    totals.set(fileId, {
      loaded: 0,
      updated: 0,
      unchanged: spool.idle.records,
      rejected: spool.rejected,
      read,
    });
  }
  for (const table of tablesOf(files)) {
    const parts = partsOf(table, files, partBytes);
    for (const part of parts) {
      await offer(warehouse, table, files, part);
      addTo(totals, await mergeOffered(warehouse, table));
      if (parts.length > 1) await giveBack(warehouse, laidDown);
    }
  }
  await warehouse.run("DROP TABLE IF EXISTS spooled");
  await insertRejects(warehouse, files);
  await insertIdle(warehouse, files.flatMap(({ fileId, spool }) => spool.idle.values(fileId)));
  return totals;
}
