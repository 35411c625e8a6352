import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** What is known in words about one counted incident. */
export interface FamilyTextRow {
  /** The incident. */
  readonly incidentId: string;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Empty where there is none. */
  readonly title: string;
  /** Empty where there is none. */
  readonly summary: string;
  /** Names of its services: no family is about a service, so they are masked. */
  readonly services: readonly string[];
  /** What its postmortem says of causes and triggers. */
  readonly causes: readonly string[];
}

const sql = `
WITH fell_on AS (
  SELECT incident_id, list(DISTINCT service ORDER BY service) AS services FROM incident_services
  WHERE incident_id IS NOT NULL AND service IS NOT NULL GROUP BY incident_id
),
explained AS (
  SELECT incident_id, list(DISTINCT text ORDER BY text) AS causes
  FROM postmortem_sections JOIN postmortems USING (postmortem_id)
  WHERE incident_id IS NOT NULL AND kind IN ('root_cause', 'trigger') GROUP BY incident_id
)
SELECT
  counted_incidents.incident_id AS "incidentId",
  started_at AS "startedAt",
  coalesce(title, '') AS "title",
  coalesce(summary, '') AS "summary",
  coalesce(services, CASE WHEN service IS NULL THEN [] ELSE [service] END) AS "services",
  coalesce(causes, []) AS "causes"
FROM counted_incidents
LEFT JOIN fell_on USING (incident_id)
LEFT JOIN explained USING (incident_id)
ORDER BY counted_incidents.incident_id`;

/**
 * Reads the words of every counted incident, whenever it started.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function familyTextRows(warehouse: Warehouse): Promise<Rows<FamilyTextRow>> {
  return warehouse.query<FamilyTextRow>("family_texts", sql);
}
