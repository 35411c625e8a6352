import type { Warehouse } from "../warehouse.ts";

/** Records of one file that are in no table. */
export interface LeftOut {
  /** Of these something could not be taken. */
  readonly rejected: number;
  /** These are understood and change nothing. */
  readonly idle: number;
}

const idle = `
INSERT INTO idle_records (file_id, reason, records, line, path)
SELECT file_id, reason, count(*), min(line), NULL FROM staged_rejects WHERE scope = 'idle' GROUP BY file_id, reason ORDER BY file_id, reason`;

/** Keeps what could not be taken of the staged files and what changes nothing, and tells of how many records of each. */
export async function takeRejects(warehouse: Warehouse): Promise<ReadonlyMap<string, LeftOut>> {
  const rows = await warehouse.query<{ file_id: string } & LeftOut>(
    "rejected",
    `SELECT file_id, count(*) FILTER (scope = 'record') AS rejected, count(*) FILTER (scope = 'idle') AS idle
     FROM staged_rejects GROUP BY file_id`,
  );
  if (rows.length > 0) {
    await warehouse.run(`
INSERT INTO rejects (scope, code, field, value, reason, raw, file_id, line, path)
SELECT scope, code, field, value, reason, raw, file_id, line, NULL FROM staged_rejects WHERE scope <> 'idle' ORDER BY file_id, line, record, field`);
  }
  if (rows.some(({ idle }) => idle > 0)) await warehouse.run(idle);
  return new Map(rows.map(({ file_id: file, ...left }) => [file, left]));
}
