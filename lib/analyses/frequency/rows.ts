import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/**
 * One incident on one service; an incident on several services has several rows. A service without incidents has
 * one row that holds its name alone.
 */
export interface FrequencyRow {
  /** Null for a service without incidents. */
  readonly incidentId: string | null;
  /** Canonical name; null where the incident names none. */
  readonly service: string | null;
  /** ISO 8601 in UTC; null for a service without incidents. */
  readonly startedAt: string | null;
}

const sql = `
WITH on_services AS (
  SELECT DISTINCT
    counted_incidents.incident_id,
    counted_incidents.started_at,
    coalesce(incident_services.service, counted_incidents.service) AS service
  FROM counted_incidents
  LEFT JOIN incident_services USING (incident_id)
  WHERE counted_incidents.started_at < CAST($end AS TIMESTAMP)
)
SELECT
  on_services.incident_id AS "incidentId",
  coalesce(on_services.service, services.service) AS "service",
  on_services.started_at AS "startedAt"
FROM on_services
FULL JOIN services ON services.service = on_services.service
ORDER BY on_services.started_at, on_services.incident_id, "service"`;

/**
 * Reads on which services every counted incident before the period's end fell, and which services had none.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function frequencyRows(warehouse: Warehouse, period: Period): Promise<Rows<FrequencyRow>> {
  return warehouse.query<FrequencyRow>("frequency", sql, { end: period.end });
}
