import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One incident on one of its services. */
export interface IndicatorIncident {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** Canonical name. */
  readonly service: string;
  /** When impact began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Seconds before `startedAt` that some record of it puts its start at: how uncertain the onset is; 0 where all agree. */
  readonly uncertainS: number;
  /** When it was over, ISO 8601 in UTC; null where nobody knows. */
  readonly resolvedAt: string | null;
  /** Null where it is in no family. */
  readonly familyId: string | null;
  /** Name of the family; null where it is in none. */
  readonly family: string | null;
  /** Cause as people labelled it; null where nobody did. */
  readonly cause: string | null;
}

// A record that puts the start more than a day earlier is wrong rather than early.
const sql = `
WITH told AS (
  SELECT incident_id, min(least(incident_records.started_at, incident_records.detected_at, incident_records.declared_at)) AS first_at
  FROM incident_records
  JOIN counted_incidents AS own USING (incident_id)
  WHERE least(incident_records.started_at, incident_records.detected_at, incident_records.declared_at)
    >= own.started_at - INTERVAL 1 DAY
  GROUP BY incident_id
), affected AS (
  SELECT DISTINCT incident_id, service FROM incident_services
  UNION
  SELECT incident_id, service FROM counted_incidents WHERE service IS NOT NULL
)
SELECT
  incident_id AS "incidentId",
  affected.service,
  counted_incidents.started_at AS "startedAt",
  greatest(0, coalesce(epoch(counted_incidents.started_at) - epoch(told.first_at), 0)) AS "uncertainS",
  counted_incidents.resolved_at AS "resolvedAt",
  families.family_id AS "familyId",
  families.name AS "family",
  counted_incidents.cause_category AS "cause"
FROM counted_incidents
JOIN affected USING (incident_id)
LEFT JOIN told USING (incident_id)
LEFT JOIN incident_families USING (incident_id)
LEFT JOIN families ON families.family_id = incident_families.family_id
WHERE counted_incidents.started_at < CAST($end AS TIMESTAMP)
ORDER BY counted_incidents.started_at, incident_id, affected.service`;

/**
 * Reads every counted incident that started before the period's end, once for each of its services.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function indicatorIncidents(warehouse: Warehouse, period: Period): Promise<Rows<IndicatorIncident>> {
  return warehouse.query<IndicatorIncident>("leading_indicators", sql, { end: period.end });
}
