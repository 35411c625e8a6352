import { type Column, saidBy } from "./_tables.ts";
import type { Warehouse } from "./warehouse.ts";

/**
 * Keeps every state of the incidents that exports tell in more than one, the state that is known among them, before the
 * merge replaces it. Which states there are does not depend on the order of loading.
 */
export async function keepStates(warehouse: Warehouse, columns: readonly Column[]): Promise<void> {
  const row = columns.filter(({ name }) => name !== "extra").map(({ name }) => `'${name}': ${name}`).join(
    ", ",
  );
  const state = `record_id, updated_at, ${saidBy(columns)} AS said, to_json({${row}})::VARCHAR AS state,
    file_id, line, path, row_hash`;
  await warehouse.run(`
INSERT INTO incident_states
WITH told AS (
  SELECT ${state} FROM ranked WHERE in_file = 1
  UNION ALL SELECT ${state} FROM incident_records SEMI JOIN ranked USING (record_id)
)
SELECT * FROM told
SEMI JOIN (SELECT record_id FROM told GROUP BY record_id HAVING min(row_hash) <> max(row_hash)) USING (record_id)
ANTI JOIN incident_states USING (record_id, row_hash)
QUALIFY row_number() OVER (PARTITION BY record_id, row_hash ORDER BY file_id, line, path) = 1`);
}

/** Fields whose change is told; the others follow from them or carry no figure. */
const fields = [
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
];

/** Puts together again what later states say otherwise than earlier ones. */
export async function restate(warehouse: Warehouse): Promise<void> {
  await warehouse.run("DELETE FROM restatements");
  await warehouse.run(`
INSERT INTO restatements
WITH
  ordered AS (
    SELECT *, lag(state) OVER (PARTITION BY record_id ORDER BY coalesce(updated_at, TIMESTAMP '1970-01-01'), said, row_hash) AS earlier
    FROM incident_states
  ),
  changed AS (
    SELECT * EXCLUDE (state, earlier), json_extract_string(earlier, '$.' || field) AS before,
      json_extract_string(state, '$.' || field) AS after
    FROM (SELECT *, unnest([${
    fields.map((field) => `'${field}'`).join(", ")
  }]) AS field FROM ordered WHERE earlier IS NOT NULL)
  )
SELECT r.incident_id, c.record_id, c.field, c.before, c.after, c.before IS NOT NULL AND c.field <> 'status',
  c.updated_at, f.loaded_at, c.file_id, c.line, c.path
FROM changed AS c
LEFT JOIN incident_records AS r ON r.record_id = c.record_id
LEFT JOIN files AS f ON f.file_id = c.file_id
WHERE c.before IS DISTINCT FROM c.after`);
}
