import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One incident and the family it belongs to. */
export interface LearningRow {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** When impact began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Null where it is in no family. */
  readonly familyId: string | null;
  /** Name of the family; null where it is in none. */
  readonly family: string | null;
}

const sql = `
SELECT
  counted_incidents.incident_id AS "incidentId",
  counted_incidents.started_at AS "startedAt",
  families.family_id AS "familyId",
  families.name AS "family"
FROM counted_incidents
LEFT JOIN incident_families USING (incident_id)
LEFT JOIN families ON families.family_id = incident_families.family_id
WHERE counted_incidents.started_at < CAST($end AS TIMESTAMP)
ORDER BY counted_incidents.started_at, counted_incidents.incident_id`;

/**
 * Reads every counted incident that started before the period's end, with its family.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function learningRows(warehouse: Warehouse, period: Period): Promise<Rows<LearningRow>> {
  return warehouse.query<LearningRow>("learning", sql, { end: period.end });
}
