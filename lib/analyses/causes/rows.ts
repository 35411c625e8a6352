import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { CauseCategory, CauseRole } from "../../model/taxonomy.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One incident with what tells its cause (or trigger), what people decided and what was guessed before. */
export interface CauseRow {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Title of its leading record. */
  readonly title: string | null;
  /** Summary of the first record that has one. */
  readonly summary: string | null;
  /** What its postmortem says under the heading that asks this question; null where it has none. */
  readonly told: string | null;
  /** Canonical names of its services. */
  readonly services: readonly string[];
  /** Category people decided on; null where nobody did. */
  readonly label: string | null;
  /** When they did, ISO 8601 in UTC. */
  readonly labelledAt: string | null;
  /** Category the classifier guessed the last time before that; null where it abstained or did not guess. */
  readonly guess: string | null;
  /** When it did, ISO 8601 in UTC. */
  readonly guessedAt: string | null;
}

const sql = `
WITH told AS (
  SELECT p.incident_id, string_agg(s.text, chr(10) ORDER BY p.postmortem_id, s.position) AS text
  FROM postmortems AS p JOIN postmortem_sections AS s USING (postmortem_id)
  WHERE s.kind = CASE $role WHEN 'cause' THEN 'root_cause' ELSE 'trigger' END AND p.incident_id IS NOT NULL
  GROUP BY p.incident_id
), on_services AS (
  SELECT incident_id, list_sort(list(DISTINCT service)) AS services FROM incident_services GROUP BY incident_id
), decided AS (
  SELECT coalesce(r.incident_id, l.entity_id) AS incident_id,
    arg_max(l.value, (l.decided_at, l.line)) AS category, max(l.decided_at) AS at
  FROM labels AS l LEFT JOIN incident_records AS r ON r.record_id = l.entity_id
  WHERE l.entity_table = 'incidents' AND l.label = $role
  GROUP BY 1
)
SELECT i.incident_id AS "incidentId", i.started_at AS "startedAt", i.title AS "title", i.summary AS "summary",
  told.text AS "told",
  coalesce(on_services.services, CASE WHEN i.service IS NULL THEN [] ELSE [i.service] END) AS "services",
  decided.category AS "label", decided.at AS "labelledAt", g.category AS "guess", g.guessed_at AS "guessedAt"
FROM counted_incidents AS i
LEFT JOIN told USING (incident_id) LEFT JOIN on_services USING (incident_id) LEFT JOIN decided USING (incident_id)
LEFT JOIN cause_guesses AS g ON g.incident_id = i.incident_id AND g.role = $role AND g.reader = 'classifier'
WHERE i.started_at < coalesce(CAST($end AS TIMESTAMP), 'infinity'::TIMESTAMP)
ORDER BY i.started_at, i.incident_id`;

const categoriesSql = `
SELECT category AS "name", definition, is_not AS "not", seeds FROM cause_categories ORDER BY position`;

/**
 * Reads every counted incident that started before the period's end, with its texts, labels and guesses.
 *
 * @param role which question: the cause, or the trigger.
 * @param period null for all incidents.
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function causeRows(
  warehouse: Warehouse,
  role: CauseRole,
  period: Period | null = null,
): Promise<Rows<CauseRow>> {
  return warehouse.query<CauseRow>(`${role}s`, sql, { role, end: period?.end ?? null });
}

/** Reads the categories of the taxonomy the labels were loaded with; none before `loadLabels`. */
export function causeCategories(warehouse: Warehouse): Promise<Rows<CauseCategory>> {
  return warehouse.query<CauseCategory>("categories of causes", categoriesSql);
}
