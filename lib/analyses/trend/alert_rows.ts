import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** Alerts of one service that one tool fired on one day. */
export interface AlertDayRow {
  /** Day in UTC, `2026-07-06`. */
  readonly day: string;
  /** Tool or mapping that told them. */
  readonly tool: string;
  /** Canonical name; null where the alerts name none. */
  readonly service: string | null;
  /** Alerts fired. */
  readonly alerts: number;
  /** Those of them that belong to no incident. */
  readonly alone: number;
}

// A tool that puts no alert to any incident tells nothing about which belong to none.
const sql = `
WITH telling AS (
  SELECT source FROM alerts GROUP BY source HAVING count(incident_id) > 0
)
SELECT
  strftime(date_trunc('day', alerts.started_at), '%Y-%m-%d') AS "day",
  source AS "tool",
  service AS "service",
  CAST(count(*) AS INTEGER) AS "alerts",
  CAST(count(*) FILTER (incident_id IS NULL) AS INTEGER) AS "alone"
FROM alerts
JOIN telling USING (source)
WHERE alerts.started_at < CAST($end AS TIMESTAMP)
GROUP BY ALL
ORDER BY ALL`;

/**
 * Reads alerts by day, tool and service, of tools that put alerts to incidents, up to the period's end.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function trendAlertRows(warehouse: Warehouse, period: Period): Promise<Rows<AlertDayRow>> {
  return warehouse.query<AlertDayRow>("trend_alerts", sql, { end: period.end });
}
