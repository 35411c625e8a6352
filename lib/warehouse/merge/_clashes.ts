import { literal } from "../../sources/sql.ts";
import type { SourceTable } from "../../model/source.ts";
import { type Column, keys } from "../_tables.ts";
import type { Warehouse } from "../warehouse.ts";

/** What does not change from line to line of one thing, of which nothing says when it was updated. */
const lasting: ReadonlyMap<SourceTable, ReadonlySet<string>> = new Map([
  ["action_items", new Set(["title"])],
  ["alerts", new Set(["started_at"])],
  ["changes", new Set(["started_at"])],
  ["incident_records", new Set(["started_at", "title"])],
]);

/** Clashes of a file that are told one by one; a sheet that is numbered anew has as many as lines. */
const toldSingly = 100;

const remedy = "if these are two things, each needs an id of its own";

/** Names of the columns in which two rows say different things; what only one of them says is none. */
function differing(table: SourceTable, columns: readonly Column[]): string {
  const names = columns.map(({ name }) => name)
    .filter((name) => name !== "updated_at" && name !== "extra" && !keys[table].includes(name));
  const cases = names.map((name) => {
    const counts = lasting.get(table)?.has(name) ? "" : " AND lost.updated_at IS NOT NULL";
    return `CASE WHEN lost.${name} <> kept.${name}${counts} THEN ${literal(name)} END`;
  });
  return `list_filter([${cases.join(", ")}], lambda name: name IS NOT NULL)`;
}

/**
 * Tells of records that gave way to a later one of their file under the same id, though the two contradict each other:
 * both are of one update, or of none, and began at other times: sheets that are numbered anew, releases that were deployed
 * twice. To be asked where rows of one key are ranked.
 */
export async function tellClashes(
  warehouse: Warehouse,
  table: SourceTable,
  columns: readonly Column[],
): Promise<void> {
  if (!lasting.has(table)) return;
  const [key] = keys[table];
  await warehouse.run(`
INSERT INTO idle_records (file_id, reason, records, line, path)
WITH pairs AS (
  SELECT lost.file_id, lost.line, lost.path, lost.record, lost.${key} AS id, kept.line AS kept_line,
    kept.path AS kept_path, ${differing(table, columns)} AS fields
  FROM ranked AS lost JOIN ranked AS kept USING (file_id, ${key})
  WHERE lost.in_file > 1 AND lost.principal AND kept.in_file = 1 AND lost.row_hash <> kept.row_hash
    AND lost.updated_at IS NOT DISTINCT FROM kept.updated_at
), clashes AS (
  SELECT *, row_number() OVER (PARTITION BY file_id ORDER BY record) <= ${toldSingly} AS singly
  FROM pairs WHERE len(fields) > 0
)
SELECT file_id, 'the record at ' || coalesce('line ' || line, path, 'another place') || ' has the id of the one at ' ||
    coalesce('line ' || kept_line, kept_path, 'another place') || ' (' || id || ') and another ' ||
    array_to_string(fields, ', ') || ': only the latter was kept, and ${remedy}', 1, line, path
FROM clashes WHERE singly
UNION ALL
SELECT file_id, 'further records have the id of a later one of their file and tell otherwise: only the later was kept, and ${remedy}',
  count(*), arg_min(line, record), arg_min(path, record)
FROM clashes WHERE NOT singly GROUP BY file_id`);
}
