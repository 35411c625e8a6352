import type { Warehouse } from "../warehouse.ts";

/** Keeps what could not be taken of the staged files, and tells of how many records of each. */
export async function takeRejects(warehouse: Warehouse): Promise<ReadonlyMap<string, number>> {
  const rows = await warehouse.query<{ file_id: string; n: number }>(
    "rejected",
    "SELECT file_id, count(*) FILTER (scope = 'record') AS n FROM staged_rejects GROUP BY file_id",
  );
  if (rows.length > 0) {
    await warehouse.run(`
INSERT INTO rejects (scope, code, field, value, reason, raw, file_id, line, path)
SELECT scope, code, field, value, reason, raw, file_id, line, NULL FROM staged_rejects ORDER BY file_id, line, record, field`);
  }
  return new Map(rows.map(({ file_id: file, n }) => [file, n]));
}
