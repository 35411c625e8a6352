import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** Alerts of one rule in one week, and what became of them. */
export interface AlertRuleRow {
  /** Rule, monitor or alert key. */
  readonly rule: string;
  /** Monday its week begins with, UTC. */
  readonly week: string;
  /** Alerts fired. */
  readonly fired: number;
  /** Those that somebody acknowledged, or that belong to an incident people worked on; null where the tool tells neither. */
  readonly acted: number | null;
  /** Those that cleared without anybody acting, as far as the tool tells. */
  readonly cleared: number;
}

// A tool that tells neither acknowledgements nor incidents does not know who acted. An incident that nobody acknowledged
// and that a timeout or the monitor closed was not worked on.
const sql = `
WITH telling AS (
  SELECT source FROM alerts
  GROUP BY source
  HAVING count(incident_id) > 0 OR count(acknowledged_at) > 0
),
worked AS (
  SELECT incident_id
  FROM incidents
  LEFT JOIN (
    SELECT incident_id, bool_or(auto_resolved) AS is_auto FROM incident_records GROUP BY incident_id
  ) USING (incident_id)
  WHERE acknowledged_at IS NOT NULL OR NOT coalesce(is_auto, false)
),
fired AS (
  SELECT
    rule,
    strftime(date_trunc('week', alerts.started_at), '%Y-%m-%d') AS week,
    alerts.acknowledged_at IS NOT NULL OR worked.incident_id IS NOT NULL AS is_acted,
    resolved_at IS NOT NULL AS is_cleared,
    alerts.source IN (SELECT source FROM telling) AS is_told
  FROM alerts
  LEFT JOIN worked ON worked.incident_id = alerts.incident_id
  WHERE rule IS NOT NULL
    AND alerts.started_at >= CAST($start AS TIMESTAMP) AND alerts.started_at < CAST($end AS TIMESTAMP)
)
SELECT
  rule AS "rule",
  week AS "week",
  CAST(count(*) AS INTEGER) AS "fired",
  CASE WHEN is_told THEN CAST(count(*) FILTER (is_acted) AS INTEGER) END AS "acted",
  CAST(count(*) FILTER (NOT is_acted AND is_cleared) AS INTEGER) AS "cleared"
FROM fired
GROUP BY rule, week, is_told
ORDER BY ALL`;

/**
 * Reads what became of the alerts of each rule in the period, week by week.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function alertRuleRows(warehouse: Warehouse, period: Period): Promise<Rows<AlertRuleRow>> {
  return warehouse.query<AlertRuleRow>("alert_rules", sql, { start: period.start, end: period.end });
}
