import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { windows } from "./options.ts";

/** A change shortly before an incident; an incident with several has several rows, one without has a single one. */
export interface CandidateRow {
  /** Id of the incident in the warehouse. */
  readonly incidentId: string;
  /** Title of the incident; null where it has none. */
  readonly title: string | null;
  /** When the incident began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Id of the change in the warehouse; null in the row of an incident without changes before it. */
  readonly changeId: string | null;
  /** Title of the change; null where it has none. */
  readonly change: string | null;
  /** Kind of the change. */
  readonly kind: string | null;
  /** Service the change was made on. */
  readonly service: string | null;
  /** Whether the incident fell on that service, else on one that depends on it. */
  readonly isOwn: boolean | null;
  /** Seconds from when the change took effect, or began where it was under way, to the incident. */
  readonly lagS: number | null;
}

const sql = `
WITH near AS (
  SELECT incident_changes.incident_id, change_id, changes.title, changes.kind, incident_changes.service, lag_s,
    incident_changes.reason <> 'dependency' AS is_own
  FROM incident_changes
  JOIN changes USING (change_id)
  WHERE lag_s <= $reach_s AND incident_changes.reason IN ('last_deployment', 'same_service', 'dependency')
    AND coalesce(changes.status, 'success') <> 'cancelled'
)
SELECT
  counted_incidents.incident_id AS "incidentId",
  counted_incidents.title AS "title",
  counted_incidents.started_at AS "startedAt",
  near.change_id AS "changeId",
  near.title AS "change",
  near.kind AS "kind",
  near.service AS "service",
  near.is_own AS "isOwn",
  near.lag_s AS "lagS"
FROM counted_incidents
LEFT JOIN near USING (incident_id)
WHERE counted_incidents.started_at >= CAST($start AS TIMESTAMP)
  AND counted_incidents.started_at < CAST($end AS TIMESTAMP)
ORDER BY counted_incidents.started_at DESC, counted_incidents.incident_id, near.lag_s, near.change_id`;

/**
 * Reads the changes of the four hours before each counted incident of the period, on its services and on those they
 * depend on; the latest incident first.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function candidateRows(warehouse: Warehouse, { start, end }: Period): Promise<Rows<CandidateRow>> {
  const reach_s = windows[windows.length - 1] ?? 0;
  return warehouse.query<CandidateRow>("change_candidates", sql, { start, end, reach_s });
}
