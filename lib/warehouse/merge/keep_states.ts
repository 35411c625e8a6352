import type { SourceTable } from "../../model/source.ts";
import type { Held } from "../_held.ts";
import { type Column, keys, saidBy } from "../_tables.ts";
import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

/** Tables whose rows are kept in every state, and the fields whose change is told; the others follow from them or carry no figure. */
const fieldsTold: Readonly<Partial<Record<SourceTable, readonly string[]>>> = {
  incident_records: [
    "title",
    "status",
    "severity",
    "incident_type",
    "team",
    "service",
    "started_at",
    "detected_at",
    "declared_at",
    "acknowledged_at",
    "mitigated_at",
    "resolved_at",
  ],
  alerts: ["title", "rule", "service", "severity", "status", "started_at", "acknowledged_at", "resolved_at"],
  changes: [
    "kind",
    "title",
    "service",
    "environment",
    "status",
    "started_at",
    "finished_at",
    "ref",
    "sha",
  ],
  action_items: [
    "title",
    "kind",
    "status",
    "team",
    "priority",
    "incident_ref",
    "created_at",
    "due_at",
    "completed_at",
  ],
};

/**
 * Keeps every state of the incidents, alerts, changes and action items that exports tell in more than one, the state that is known among
 * them, before the merge replaces it. Which states there are does not depend on the order of loading.
 */
export async function keepStates(
  warehouse: Warehouse,
  table: SourceTable,
  columns: readonly Column[],
): Promise<void> {
  if (!fieldsTold[table]) return;
  const [key] = keys[table];
  const row = columns.filter(({ name }) => name !== "extra").map(({ name }) => `'${name}': ${name}`).join(
    ", ",
  );
  const state = `'${table}' AS table_name, ${key} AS record_id, updated_at, ${
    saidBy(columns)
  } AS said, to_json({${row}})::VARCHAR AS state,
    file_id, line, path, row_hash`;
  await warehouse.run(`
INSERT INTO record_states BY NAME
WITH
  several AS (
    SELECT ${key} FROM (
      SELECT ${key}, row_hash FROM ranked WHERE in_file = 1
      UNION ALL SELECT ${key}, row_hash FROM ${table} SEMI JOIN ranked USING (${key})
    ) GROUP BY ${key} HAVING min(row_hash) <> max(row_hash)
  ),
  told AS (
    SELECT ${state} FROM ranked SEMI JOIN several USING (${key}) WHERE in_file = 1
    UNION ALL SELECT ${state} FROM ${table} SEMI JOIN several USING (${key})
  )
SELECT * FROM told ANTI JOIN record_states USING (table_name, record_id, row_hash)
QUALIFY row_number() OVER (PARTITION BY record_id, row_hash ORDER BY file_id, line, path) = 1`);
}

/** The outcome of a change may be told by records of their own and put in later: then no state of the change tells it. */
const withoutOutcomes = `
UPDATE record_states SET said = 0,
  state = json_merge_patch(state, '{"status": null, "status_raw": null, "finished_at": null}')::VARCHAR
WHERE table_name = 'changes' AND said > 0 AND record_id IN (SELECT change_id FROM change_statuses)`;

/** States that tell an end: another one later tells the past otherwise. */
const ends = "('success', 'failed', 'cancelled', 'done', 'rejected', 'superseded')";

/** Exports of several kinds tell parts of an alert or a change: what one of them leaves out was not taken back. */
function restatedIn(table: string): string {
  return table === "incident_records"
    ? "c.before IS NOT NULL AND c.field <> 'status'"
    : `c.before IS NOT NULL AND c.after IS NOT NULL AND (c.field <> 'status' OR c.before IN ${ends})`;
}

/** What later states of a table's rows say otherwise than earlier ones; the state that is kept is the latest. */
function restatementsOf(table: SourceTable, fields: readonly string[]): string {
  const [key] = keys[table];
  return `
INSERT INTO restatements BY NAME
WITH
  ordered AS (
    SELECT s.*, lag(s.state) OVER one_row AS earlier, lag(s.updated_at) OVER one_row AS earlier_at,
      greatest(f.loaded_at, lag(f.loaded_at) OVER one_row) AS seen_at
    FROM record_states AS s LEFT JOIN files AS f USING (file_id) LEFT JOIN ${table} AS kept ON kept.${key} = s.record_id
    WHERE s.table_name = '${table}'
    WINDOW one_row AS (
      PARTITION BY s.record_id
      ORDER BY s.row_hash = kept.row_hash, coalesce(s.updated_at, TIMESTAMP '1970-01-01'), s.said, s.row_hash
    )
  ),
  changed AS (
    SELECT * EXCLUDE (state, earlier), json_extract_string(earlier, '$.' || field) AS before,
      json_extract_string(state, '$.' || field) AS after
    FROM (SELECT *, unnest([${
    fields.map((field) => `'${field}'`).join(", ")
  }]) AS field FROM ordered WHERE earlier IS NOT NULL)
  )
SELECT c.table_name, ${
    table === "incident_records" ? "r.incident_id" : "NULL"
  } AS incident_id, c.record_id, c.field, c.before, c.after, ${restatedIn(table)} AS restated,
  c.earlier_at IS NOT NULL AND c.updated_at IS NOT NULL AS dated, c.updated_at, c.seen_at, c.file_id, c.line, c.path
FROM changed AS c LEFT JOIN ${table} AS r ON r.${key} = c.record_id
WHERE c.before IS DISTINCT FROM c.after`;
}

/** Puts together again what later states say otherwise than earlier ones. */
export async function restate(warehouse: Warehouse, held: Held): Promise<void> {
  await warehouse.run("DELETE FROM restatements");
  if (!held.has("record_states")) return;
  const told = Object.entries(fieldsTold).map(([table, fields]) =>
    restatementsOf(table as SourceTable, fields)
  );
  await runAll(warehouse, [withoutOutcomes, ...told]);
}
