import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** An incident to look at. */
export interface WorstIncidentRow {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** Null where no tool tells one. */
  readonly title: string | null;
  /** Canonical name. */
  readonly service: string;
  /** 1 worst to 5; null where unknown. */
  readonly severity: number | null;
  /** When impact began, ISO 8601 in UTC. */
  readonly startedAt: string;
}

const sql = `
SELECT incident_id AS "incidentId", title, service, severity, started_at AS "startedAt"
FROM counted_incidents
WHERE started_at >= CAST($start AS TIMESTAMP) AND started_at < CAST($end AS TIMESTAMP)
  AND resolved_at IS NOT NULL AND service IS NOT NULL
ORDER BY severity NULLS LAST, started_at DESC, incident_id
LIMIT 1`;

/**
 * Reads the worst incident of the period that is over and whose service is known, the latest of equal ones; no row where
 * there is none.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function worstIncident(warehouse: Warehouse, period: Period): Promise<Rows<WorstIncidentRow>> {
  return warehouse.query<WorstIncidentRow>("worst_incident", sql, { start: period.start, end: period.end });
}
