import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One incident and the family it belongs to. */
export interface RecurrenceRow {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** When impact began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Null where it is in no family. */
  readonly familyId: string | null;
  /** Name of the family; null where it is in none. */
  readonly family: string | null;
  /** How much of the family comes back when incidents are drawn anew, 0 to 1; null where that was not tried. */
  readonly stability: number | null;
  /** Whether its texts say too little to tell its family: then being in none means nothing. */
  readonly isTooThin: boolean;
}

const sql = `
SELECT
  counted_incidents.incident_id AS "incidentId",
  counted_incidents.started_at AS "startedAt",
  families.family_id AS "familyId",
  families.name AS "family",
  families.stability AS "stability",
  coalesce(incident_families.reason = 'too_thin', true) AS "isTooThin"
FROM counted_incidents
LEFT JOIN incident_families USING (incident_id)
LEFT JOIN families ON families.family_id = incident_families.family_id
WHERE counted_incidents.started_at < CAST($end AS TIMESTAMP)
ORDER BY counted_incidents.started_at, counted_incidents.incident_id`;

/**
 * Reads every counted incident that started before the period's end, with its family. An incident that nobody has
 * looked at yet counts as too thin to tell.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function recurrenceRows(warehouse: Warehouse, period: Period): Promise<Rows<RecurrenceRow>> {
  return warehouse.query<RecurrenceRow>("recurrence", sql, { end: period.end });
}
