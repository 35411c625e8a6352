import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One incident, and the family it belongs to. */
export interface FamilyRow {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** When impact began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Null where it has none. */
  readonly title: string | null;
  /** Empty where it says nothing but its title. */
  readonly summary: string;
  /** Its services by name, empty where none is known. */
  readonly services: readonly string[];
  /** Null where it is in no family. */
  readonly familyId: string | null;
  /** Name of the family; null where it is in none. */
  readonly family: string | null;
  /** Key terms of the family, strongest first. */
  readonly terms: readonly string[];
  /** The incident most like all others of the family. */
  readonly medoidIncidentId: string | null;
  /** How much of the family comes back when incidents are drawn anew, 0 to 1; null where that was not tried. */
  readonly stability: number | null;
  /** Who put it where it is: `found` or `people`; null where nobody has looked. */
  readonly decidedBy: string | null;
  /** Why it is where it is, as in the table `incident_families`; null where nobody has looked. */
  readonly reason: string | null;
}

const sql = `
WITH fell_on AS (
  SELECT incident_id, list(DISTINCT service ORDER BY service) AS services FROM incident_services
  WHERE incident_id IS NOT NULL AND service IS NOT NULL GROUP BY incident_id
)
SELECT
  counted_incidents.incident_id AS "incidentId",
  counted_incidents.started_at AS "startedAt",
  counted_incidents.title AS "title",
  coalesce(trim(counted_incidents.summary), '') AS "summary",
  coalesce(services, CASE WHEN service IS NULL THEN [] ELSE [service] END) AS "services",
  families.family_id AS "familyId",
  families.name AS "family",
  coalesce(families.terms, []) AS "terms",
  families.medoid_incident_id AS "medoidIncidentId",
  families.stability AS "stability",
  incident_families.decided_by AS "decidedBy",
  incident_families.reason AS "reason"
FROM counted_incidents
LEFT JOIN incident_families USING (incident_id)
LEFT JOIN fell_on USING (incident_id)
LEFT JOIN families ON families.family_id = incident_families.family_id
WHERE counted_incidents.started_at < CAST($end AS TIMESTAMP)
ORDER BY counted_incidents.started_at, counted_incidents.incident_id`;

/**
 * Reads every counted incident that started before the period's end, with its family.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function familyRows(warehouse: Warehouse, period: Period): Promise<Rows<FamilyRow>> {
  return warehouse.query<FamilyRow>("families", sql, { end: period.end });
}
