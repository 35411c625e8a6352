import type { Rows } from "../../model/rows.ts";
import { exactMean, isSummable } from "../../warehouse/exact_mean.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** What a stream consists of. `incident` rows tell the incidents of the services looked at. */
export type AnomalyKind = "metric" | "alerts" | "log" | "changes" | "incident";

/** One hour of one stream near an incident, or an incident. */
export interface AnomalyRow {
  /** What the stream consists of. */
  readonly kind: AnomalyKind;
  /** Canonical name; null where nothing tells one. */
  readonly service: string | null;
  /** Whether it is a service of the incident, not of its neighbours. */
  readonly isOwn: boolean;
  /** Name of the metric, alert rule, log pattern or kind of change; id of the incident. */
  readonly stream: string;
  /** Start of the hour, or of the incident, ISO 8601 in UTC. */
  readonly at: string;
  /** First sample, event or line in the hour, ISO 8601 in UTC; null where nobody tells, and of incidents. */
  readonly firstAt: string | null;
  /** Last one, likewise. */
  readonly lastAt: string | null;
  /** Mean of a metric, number of alerts, lines or changes, seconds an incident lasted; null where it is not known to be over. */
  readonly value: number | null;
  /** First instant the source tells of: hours without a row from then on are zeros of a count. Null for metrics and incidents. */
  readonly knownFrom: string | null;
  /** Last instant it tells of. */
  readonly knownUntil: string | null;
}

/** How far around to read. */
export interface AnomalyRowsOptions {
  /** Services to look at beside those of the incident and the neighbours whose changes were candidates. */
  readonly neighbours?: readonly string[];
  /** Days of history before the incident. Default 168. */
  readonly daysBefore?: number;
  /** Days after it: an incident that is over is seen from both sides. Default 14. */
  readonly daysAfter?: number;
}

const sql = `
WITH
  chosen AS (SELECT incident_id, service, started_at FROM incidents WHERE incident_id = $incident AND started_at IS NOT NULL),
  span AS (
    SELECT date_trunc('hour', started_at) - to_days(CAST($before AS INTEGER)) AS starts,
      date_trunc('hour', started_at) + to_days(CAST($after AS INTEGER)) AS ends
    FROM chosen
  ),
  own AS (
    SELECT service FROM chosen WHERE service IS NOT NULL
    UNION SELECT service FROM incident_services WHERE incident_id = $incident
  ),
  near AS (
    SELECT service, bool_or(is_own) AS is_own
    FROM (
      SELECT service, true AS is_own FROM own
      UNION ALL SELECT service, false FROM incident_changes WHERE incident_id = $incident AND service IS NOT NULL
      UNION ALL SELECT unnest(from_json($neighbours, '["VARCHAR"]')), false
    )
    GROUP BY service
  ),
  series AS (
    SELECT series_id, service, is_own,
      CASE WHEN count(*) OVER (PARTITION BY service, name) > 1 THEN name || ' ' || labels ELSE name END AS stream
    FROM metric_series JOIN near USING (service)
  ),
  counts AS (
    SELECT 'alerts' AS kind, service, is_own, coalesce(rule, title, 'no rule told') AS stream, started_at AS came_at, 1 AS n,
      (SELECT min(started_at) FROM alerts) AS known_from, (SELECT max(started_at) FROM alerts) AS known_until
    FROM alerts JOIN near USING (service) CROSS JOIN span WHERE started_at >= starts AND started_at < ends
    UNION ALL
    SELECT 'changes', service, is_own, kind, coalesce(finished_at, started_at), 1,
      (SELECT min(started_at) FROM changes), (SELECT max(coalesce(finished_at, started_at)) FROM changes)
    FROM changes JOIN near USING (service) CROSS JOIN span
    WHERE coalesce(finished_at, started_at) >= starts AND coalesce(finished_at, started_at) < ends
      AND kind <> 'build' AND coalesce(lower(environment), 'production') NOT IN ('staging', 'test', 'development')
    UNION ALL
    SELECT 'log', service, is_own, pattern, minute, log_counts.lines,
      (SELECT min(minute) FROM log_counts), (SELECT max(minute) FROM log_counts)
    FROM log_counts JOIN log_pattern_shapes USING (template_id) JOIN log_patterns USING (pattern_id) JOIN near USING (service)
    CROSS JOIN span WHERE minute >= starts AND minute < ends
  ),
  found AS (
    SELECT 'metric' AS kind, service, is_own, stream, date_trunc('hour', sampled_at) AS came_at, ${
  exactMean("value")
} AS value,
      min(sampled_at) AS first_at, max(sampled_at) AS last_at, NULL AS known_from, NULL AS known_until
    FROM metric_points JOIN series USING (series_id) CROSS JOIN span
    WHERE sampled_at >= starts AND sampled_at < ends AND ${isSummable("value")}
    GROUP BY ALL
    UNION ALL
    SELECT kind, service, is_own, stream, date_trunc('hour', came_at), CAST(sum(n) AS DOUBLE), min(counts.came_at), max(counts.came_at),
      known_from, known_until
    FROM counts GROUP BY ALL
    UNION ALL
    SELECT 'incident', service, coalesce(is_own, true), incident_id, started_at, epoch(resolved_at) - epoch(started_at), NULL, NULL, NULL, NULL
    FROM counted_incidents LEFT JOIN near USING (service) CROSS JOIN span
    WHERE incident_id = $incident OR (is_own AND started_at >= starts AND started_at < ends)
  )
SELECT kind, service, is_own AS "isOwn", stream, came_at AS "at", value,
  first_at AS "firstAt", last_at AS "lastAt", known_from AS "knownFrom", known_until AS "knownUntil"
FROM found ORDER BY kind, service, stream, came_at`;

/**
 * Reads all metrics, alerts by rule, log messages and changes of an incident's services and their neighbours, hour by hour,
 * with the other incidents of its services. Neighbours are services whose changes were candidates for it, and those named.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function anomalyRows(
  warehouse: Warehouse,
  incidentId: string,
  { neighbours = [], daysBefore = 168, daysAfter = 14 }: AnomalyRowsOptions = {},
): Promise<Rows<AnomalyRow>> {
  return warehouse.query<AnomalyRow>("anomalies", sql, {
    incident: incidentId,
    neighbours: JSON.stringify(neighbours),
    before: daysBefore,
    after: daysAfter,
  });
}
