import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One incident with the times its durations are measured between. Times are ISO 8601 in UTC. */
export interface DurationRow {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** Service it was raised on, or the only one it names. */
  readonly service: string | null;
  /** Owning team. */
  readonly team: string | null;
  /** 1 worst to 5. */
  readonly severity: number | null;
  /** When impact began; when it was declared where no tool says. */
  readonly startedAt: string;
  /** When it was first opened in a tool. */
  readonly declaredAt: string | null;
  /** When the first person answered. */
  readonly acknowledgedAt: string | null;
  /** When impact ended. */
  readonly mitigatedAt: string | null;
  /** When it was closed. */
  readonly resolvedAt: string | null;
  /** Whether its end was not seen. */
  readonly isCensored: boolean;
  /** Last moment it was known to go on. */
  readonly censoredAt: string | null;
  /** When its export was loaded: nothing recorded in it can have ended later. Null where that is not known. */
  readonly loadedAt: string | null;
}

const sql = `
WITH only_services AS (
  SELECT incident_id, min(service) AS service
  FROM incident_services
  GROUP BY incident_id
  HAVING count(DISTINCT service) = 1
)
SELECT
  incident_id AS "incidentId",
  coalesce(counted_incidents.service, only_services.service) AS "service",
  team AS "team",
  CAST(severity AS INTEGER) AS "severity",
  started_at AS "startedAt",
  declared_at AS "declaredAt",
  acknowledged_at AS "acknowledgedAt",
  mitigated_at AS "mitigatedAt",
  resolved_at AS "resolvedAt",
  is_censored AS "isCensored",
  censored_at AS "censoredAt",
  files.loaded_at AS "loadedAt"
FROM counted_incidents
LEFT JOIN only_services USING (incident_id)
LEFT JOIN files USING (file_id)
WHERE started_at < CAST($end AS TIMESTAMP)
ORDER BY started_at, incident_id`;

/**
 * Reads every counted incident that started before the period's end: the period, what it is compared with, and
 * the history before both.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function durationRows(warehouse: Warehouse, period: Period): Promise<Rows<DurationRow>> {
  return warehouse.query<DurationRow>("durations", sql, { end: period.end });
}
