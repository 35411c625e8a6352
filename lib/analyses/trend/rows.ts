import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One incident with what its trends are told by. Times are ISO 8601 in UTC. */
export interface TrendRow {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** Service it was raised on, or the only one it names. */
  readonly service: string | null;
  /** 1 worst to 5. */
  readonly severity: number | null;
  /** When impact began. */
  readonly startedAt: string;
  /** When it was closed; null where that was not seen. */
  readonly resolvedAt: string | null;
  /** Null where it is in no family. */
  readonly familyId: string | null;
  /** Whether its texts say too little to tell its family: then being in none means nothing. */
  readonly isTooThin: boolean;
  /** Tools that recorded it, in alphabetical order. */
  readonly tools: readonly string[];
}

const sql = `
WITH only_services AS (
  SELECT incident_id, min(service) AS service
  FROM incident_services
  GROUP BY incident_id
  HAVING count(DISTINCT service) = 1
),
tools AS (
  SELECT incident_id, list_sort(list(DISTINCT vendor)) AS tools
  FROM incident_records
  GROUP BY incident_id
)
SELECT
  counted_incidents.incident_id AS "incidentId",
  coalesce(counted_incidents.service, only_services.service) AS "service",
  CAST(severity AS INTEGER) AS "severity",
  started_at AS "startedAt",
  resolved_at AS "resolvedAt",
  incident_families.family_id AS "familyId",
  coalesce(incident_families.reason = 'too_thin', true) AS "isTooThin",
  coalesce(tools.tools, []) AS "tools"
FROM counted_incidents
LEFT JOIN only_services USING (incident_id)
LEFT JOIN tools USING (incident_id)
LEFT JOIN incident_families USING (incident_id)
WHERE started_at < CAST($end AS TIMESTAMP)
ORDER BY started_at, counted_incidents.incident_id`;

/**
 * Reads every counted incident that started before the period's end.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function trendRows(warehouse: Warehouse, period: Period): Promise<Rows<TrendRow>> {
  return warehouse.query<TrendRow>("trend", sql, { end: period.end });
}
