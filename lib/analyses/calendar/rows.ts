import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One hour of local time that occurred in the period. */
export interface CalendarRow {
  /** Monday its week begins with, local date `2026-07-06`. */
  readonly week: string;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** 0 to 23, local. */
  readonly hour: number;
  /** Hours the clock spent in it: 2 when summer time ends, less at the edges of the period. */
  readonly clockHours: number;
  /** Incidents that started in it. */
  readonly incidents: number;
  /** Changes of production, or of an unnamed environment, that began in it; no builds, no requests that were not merged. */
  readonly changes: number;
}

// The clock goes by quarter hours because zones differ from UTC by quarters of an hour.
const sql = `
WITH moments AS (
  SELECT unnest(generate_series(
    CAST($start AS TIMESTAMP),
    CAST($end AS TIMESTAMP) - INTERVAL 15 MINUTE,
    INTERVAL 15 MINUTE
  )) AS at_utc, 0.25 AS clock_hours, 0 AS incidents, 0 AS changes
  UNION ALL
  SELECT started_at, 0, 1, 0
  FROM counted_incidents
  WHERE started_at >= CAST($start AS TIMESTAMP) AND started_at < CAST($end AS TIMESTAMP)
  UNION ALL
  SELECT started_at, 0, 0, 1
  FROM changes
  WHERE started_at >= CAST($start AS TIMESTAMP) AND started_at < CAST($end AS TIMESTAMP)
    AND (environment IS NULL OR environment = 'production')
    AND kind <> 'build'
    AND NOT (kind IN ('pull_request', 'dependency') AND coalesce(status, 'success') <> 'success')
),
local_moments AS (
  SELECT timezone($zone, timezone('UTC', at_utc)) AS at_local, clock_hours, incidents, changes
  FROM moments
)
SELECT
  strftime(date_trunc('week', at_local), '%Y-%m-%d') AS "week",
  CAST(isodow(at_local) AS INTEGER) AS "weekday",
  CAST(hour(at_local) AS INTEGER) AS "hour",
  CAST(sum(clock_hours) AS DOUBLE) AS "clockHours",
  CAST(sum(incidents) AS INTEGER) AS "incidents",
  CAST(sum(changes) AS INTEGER) AS "changes"
FROM local_moments
GROUP BY ALL
ORDER BY "week", "weekday", "hour"`;

/**
 * Reads, for every local hour of the period, how often it occurred, and how many incidents and changes began in it.
 *
 * @param zone IANA name of the zone the hours are told in.
 * @throws {QueryError} when the warehouse refuses the statement, as for a zone it does not know.
 */
export function calendarRows(warehouse: Warehouse, period: Period, zone: string): Promise<Rows<CalendarRow>> {
  const { start, end } = period;
  return warehouse.query<CalendarRow>("calendar", sql, { start, end, zone });
}
