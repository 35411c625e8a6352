import type { ExportFile, Source, SourceTable } from "../model/source.ts";
import { type Merged, mergeOffered } from "./_merge.ts";
import { literal } from "./_sql.ts";
import { Spool } from "./_spool.ts";
import { sourceColumns } from "./_tables.ts";
import type { Warehouse } from "./warehouse.ts";

/** The ledger's figures of one file. */
export interface Books extends Merged {
  readonly read: number;
  readonly rejected: number;
}

const recordLimit = 64 * 2 ** 20;

async function offer(warehouse: Warehouse, table: SourceTable, jsonl: string, fileId: string): Promise<void> {
  const columns = await sourceColumns(warehouse, table);
  const shape = [
    ...columns.map(({ name }) => `${name}: 'VARCHAR'`),
    "record: 'BIGINT'",
    "principal: 'BOOLEAN'",
    "line: 'INTEGER'",
    "path: 'VARCHAR'",
  ];
  const typed = columns.map(({ name, type }) => `CAST(${name} AS ${type}) AS ${name}`).join(", ");
  const names = columns.map(({ name }) => name).join(", ");
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE offered AS
SELECT *, hash(${names}) AS row_hash
FROM (
  SELECT ${typed}, record, principal, line, path, ${literal(fileId)} AS file_id
  FROM read_json(${literal(jsonl)}, format = 'newline_delimited', columns = {${shape.join(", ")}},
    maximum_object_size = ${recordLimit})
)`);
}

async function insertRejects(warehouse: Warehouse, jsonl: string, fileId: string): Promise<void> {
  await warehouse.run(`
INSERT INTO rejects (scope, code, field, value, reason, raw, file_id, line, path)
SELECT scope, code, field, value, reason, raw, ${literal(fileId)}, line, path
FROM read_json(${
    literal(jsonl)
  }, format = 'newline_delimited', maximum_object_size = ${recordLimit}, columns = {
  scope: 'VARCHAR', code: 'VARCHAR', field: 'VARCHAR', value: 'VARCHAR', reason: 'VARCHAR', raw: 'VARCHAR',
  line: 'INTEGER', path: 'VARCHAR'
})`);
}

/** A document loaded again replaces all that its older version said. */
async function dropOlderVersion(warehouse: Warehouse, fileId: string): Promise<void> {
  for (const table of ["postmortem_sections", "incident_events", "action_items"]) {
    await warehouse.run(
      `DELETE FROM ${table} WHERE postmortem_id IN (SELECT postmortem_id FROM offered) AND file_id <> ${
        literal(fileId)
      }`,
    );
  }
}

/** Tables in an order in which a document comes before its parts. */
function ordered(tables: Iterable<SourceTable | "rejects">): SourceTable[] {
  const rank = (table: string) => (table === "postmortems" ? 0 : 1);
  return [...tables].filter((table) => table !== "rejects").sort((a, b) => rank(a) - rank(b));
}

/** Reads a file record by record and merges its rows; to be run inside a transaction. */
export async function loadRecords(warehouse: Warehouse, source: Source, file: ExportFile): Promise<Books> {
  const spool = new Spool(warehouse.spool, file.fileId);
  try {
    for await (const record of source.read(file)) spool.add(record);
    const laid = spool.close();
    const total = { loaded: 0, updated: 0, unchanged: spool.idle };
    for (const table of ordered(laid.keys())) {
      await offer(warehouse, table, laid.get(table) ?? "", file.fileId);
      if (table === "postmortems") await dropOlderVersion(warehouse, file.fileId);
      const merged = await mergeOffered(warehouse, table);
      total.loaded += merged.loaded;
      total.updated += merged.updated;
      total.unchanged += merged.unchanged;
    }
    const rejects = laid.get("rejects");
    if (rejects) await insertRejects(warehouse, rejects, file.fileId);
    return { ...total, rejected: spool.rejected, read: await source.count(file) };
  } finally {
    spool.remove();
  }
}
