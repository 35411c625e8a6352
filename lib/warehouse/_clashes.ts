import { literal } from "../sources/sql.ts";
import type { SourceTable } from "../model/source.ts";
import { keys } from "./_tables.ts";
import type { Warehouse } from "./warehouse.ts";

/** Tables whose rows say when something began: of one thing that does not change from line to line. */
const begun: ReadonlySet<SourceTable> = new Set(["alerts", "changes", "incident_records"]);

const reason =
  "a later record of the file has the same id and starts at another time: only that one was kept, and if these are two things each needs an id of its own";

/**
 * Tells of records that gave way to a later one of their file under the same id, though they began at another time and
 * nothing says that they were updated: sheets that are numbered anew, releases that were deployed twice. To be asked
 * where rows of one key are ranked.
 */
export async function tellClashes(warehouse: Warehouse, table: SourceTable): Promise<void> {
  if (!begun.has(table)) return;
  const key = ["file_id", ...keys[table]].join(", ");
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE clashes AS
SELECT file_id, count(*) AS records, min(line) AS line, arg_min(path, record) AS path
FROM (SELECT *, first_value(started_at) OVER (PARTITION BY ${key} ORDER BY in_file) AS kept FROM ranked)
WHERE in_file > 1 AND principal AND updated_at IS NULL AND started_at <> kept
GROUP BY file_id`);
  await warehouse.run(`
UPDATE idle_records SET records = idle_records.records + clashes.records FROM clashes
WHERE idle_records.file_id = clashes.file_id AND idle_records.reason = ${literal(reason)}`);
  await warehouse.run(`
INSERT INTO idle_records (file_id, reason, records, line, path)
SELECT file_id, ${literal(reason)}, records, line, path FROM clashes
ANTI JOIN (FROM idle_records WHERE reason = ${literal(reason)}) AS told USING (file_id)`);
  await warehouse.run("DROP TABLE clashes");
}
