import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/**
 * One incident on one service; an incident on several services has several rows. A service without incidents has
 * one row that holds its name alone, where its incidents would have been reported: services that only changes or metrics
 * name have none.
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
WITH watched AS (
  SELECT service FROM services
  WHERE source IS DISTINCT FROM 'derived' OR service IN (
    SELECT service FROM incident_services UNION SELECT service FROM incident_records UNION SELECT service FROM alerts
  )
),
on_services AS (
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
  coalesce(on_services.service, watched.service) AS "service",
  on_services.started_at AS "startedAt"
FROM on_services
FULL JOIN watched ON watched.service = on_services.service
ORDER BY on_services.started_at, on_services.incident_id, "service"`;

/**
 * Reads on which services every counted incident before the period's end fell, and which services had none: of those that
 * incidents, alerts or a tool's own list of services name.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function frequencyRows(warehouse: Warehouse, period: Period): Promise<Rows<FrequencyRow>> {
  return warehouse.query<FrequencyRow>("frequency", sql, { end: period.end });
}
