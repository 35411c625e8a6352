import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** What a telling speaks of. */
export type TellingKind = "alert" | "change" | "event" | "log" | "message" | "metric" | "moment";

/** One export's telling of one thing that happened around an incident. */
export interface TimelineTelling {
  /** Where it comes from: a time field of a record (`moment`), a dated event, a message, a change, and so on. */
  readonly kind: TellingKind;
  /**
   * Which: `started`, `detected`, `declared`, `acknowledged`, `mitigated`, `resolved` of a moment; `fired`, `cleared` of an
   * alert; `above`, `below` of a metric; level of a log; kind of an event or a change; `bot` or `person` of a message.
   */
  readonly what: string;
  /** When, ISO 8601 in UTC, as the source has it; null where no time can be placed. */
  readonly at: string | null;
  /** What it says, people as pseudonyms; null where it says nothing. */
  readonly text: string | null;
  /** Service it is about, canonical name. */
  readonly service: string | null;
  /** Source or mapping that read it. */
  readonly source: string;
  /** Tool and id of the record it belongs to: `pagerduty:Q0FLL700ZX`; channel of a message, id of a change. */
  readonly record: string | null;
  /** Of a change, seconds from it to the start of the incident. */
  readonly lagS: number | null;
  /** Of a log or metric, what was seen: lines, or the value in the metric's own unit. */
  readonly seen: number | null;
  /** Of a log or metric, what was usual in the day before. */
  readonly usual: number | null;
  /** File, by its path below the folder that was loaded. */
  readonly file: string | null;
  /** Physical line in it, from 1. */
  readonly line: number | null;
  /** JSON path in it. */
  readonly path: string | null;
}

/** Lines of a message that stand for a burst, and how many times usual it takes. */
const fewestLines = 5;
const burst = 5;
/** Robust deviations from usual at which a metric is told; 1.4826 makes a median deviation a standard one. */
const far = 6 * 1.4826;

const sql = `
WITH
  chosen AS (
    SELECT incident_id, service, coalesce(started_at, detected_at, declared_at) AS began,
      greatest(coalesce(resolved_at, mitigated_at, censored_at), coalesce(started_at, declared_at)) AS ended
    FROM incidents WHERE incident_id = $incident
  ),
  span AS (
    SELECT began, least(coalesce(ended, began + INTERVAL 1 DAY), began + INTERVAL 7 DAY) + INTERVAL 30 MINUTE AS ends,
      began - INTERVAL 4 HOUR AS changes_from, began - INTERVAL 1 HOUR AS signs_from, began - INTERVAL 25 HOUR AS usual_from
    FROM chosen WHERE began IS NOT NULL
  ),
  own AS (
    SELECT service FROM chosen WHERE service IS NOT NULL
    UNION SELECT service FROM incident_services WHERE incident_id = $incident
  ),
  near AS (SELECT service FROM own UNION SELECT depends_on FROM service_dependencies JOIN own USING (service)),
  records AS (SELECT *, vendor || ':' || vendor_id AS record FROM incident_records WHERE incident_id = $incident),
  moment AS (
    SELECT 'moment' AS kind, what, told_at AS happened_at, title AS text, service, source, record, NULL AS lag_s, NULL AS seen, NULL AS usual,
      file_id, line, path
    FROM (
      SELECT *, unnest(['started', 'detected', 'declared', 'acknowledged', 'mitigated', 'resolved']) AS what,
        unnest([started_at, detected_at, declared_at, acknowledged_at, mitigated_at, resolved_at]) AS told_at
      FROM records
    ) WHERE told_at IS NOT NULL
  ),
  event AS (
    SELECT 'event', coalesce(incident_events.kind, 'note'), occurred_at, incident_events.text, NULL, incident_events.source, records.record, NULL, NULL, NULL,
      incident_events.file_id, incident_events.line, incident_events.path
    FROM incident_events LEFT JOIN records USING (record_id) LEFT JOIN postmortems USING (postmortem_id)
    WHERE coalesce(incident_events.incident_id, records.incident_id, postmortems.incident_id) = $incident
  ),
  message AS (
    SELECT 'message', CASE WHEN is_bot THEN 'bot' ELSE 'person' END, sent_at, text, NULL, source, channel, NULL, NULL, NULL, file_id, line, path
    FROM messages
    WHERE incident_id = $incident AND source <> 'slack_channels' AND NOT regexp_matches(coalesce(text, ''), 'has (joined|left) the channel$')
  ),
  change AS (
    SELECT 'change', kind, coalesce(finished_at, started_at), title, service, source, change_id,
      epoch(began) - epoch(coalesce(finished_at, started_at)), NULL, NULL, file_id, line, path
    FROM changes JOIN near USING (service) CROSS JOIN span
    WHERE coalesce(finished_at, started_at) BETWEEN changes_from AND ends
      AND coalesce(lower(environment), 'production') NOT IN ('staging', 'test', 'development') AND kind <> 'build'
      AND coalesce(status, 'success') <> 'cancelled'
      AND NOT (kind IN ('pull_request', 'dependency') AND coalesce(status, 'success') <> 'success')
  ),
  linked AS (SELECT * FROM alerts WHERE incident_id = $incident),
  fired AS (
    SELECT * FROM linked
    UNION ALL
    SELECT alerts.* FROM alerts JOIN own USING (service) CROSS JOIN span
    WHERE (SELECT count(*) FROM linked) = 0 AND alerts.incident_id IS NULL AND started_at BETWEEN signs_from AND ends
  ),
  alert AS (
    SELECT 'alert', what, told_at, coalesce(title, rule), service, source, NULL, NULL, NULL, NULL, file_id, line, path
    FROM (SELECT *, unnest(['fired', 'cleared']) AS what, unnest([started_at, resolved_at]) AS told_at FROM fired)
    WHERE told_at IS NOT NULL
  ),
  lines AS (
    SELECT pattern_id, log_patterns.level, pattern, log_patterns.service, log_patterns.source, minute, log_counts.lines,
      log_counts.file_id, log_counts.line, minute >= signs_from AS is_near, signs_from, usual_from, ends
    FROM log_counts JOIN log_pattern_shapes USING (template_id) JOIN log_patterns USING (pattern_id) JOIN own USING (service) CROSS JOIN span
    WHERE minute BETWEEN usual_from AND ends AND log_patterns.level IN ('fatal', 'error', 'warning')
  ),
  log AS (
    SELECT 'log', level, min(minute) FILTER (is_near), pattern, service, source, NULL, NULL,
      CAST(sum(lines) FILTER (is_near) AS DOUBLE),
      coalesce(sum(lines) FILTER (NOT is_near), 0) * (epoch(any_value(ends)) - epoch(any_value(signs_from))) / 86400,
      arg_min(file_id, (minute, file_id, line)) FILTER (is_near), arg_min(line, (minute, file_id, line)) FILTER (is_near), NULL
    FROM lines GROUP BY pattern_id, level, pattern, service, source
    HAVING sum(lines) FILTER (is_near) >= ${fewestLines}
      AND sum(lines) FILTER (is_near)
        >= ${burst} * coalesce(sum(lines) FILTER (NOT is_near), 0) * (epoch(any_value(ends)) - epoch(any_value(signs_from))) / 86400
  ),
  points AS (
    SELECT series_id, name, service, source, sampled_at, value, file_number, record, sampled_at >= signs_from AS is_near
    FROM metric_points JOIN metric_series USING (series_id) JOIN own USING (service) CROSS JOIN span
    WHERE sampled_at BETWEEN usual_from AND ends AND isfinite(value)
  ),
  usual AS (
    SELECT series_id, median(value) AS usual, mad(value) AS spread FROM points WHERE NOT is_near
    GROUP BY series_id HAVING count(*) >= 12 AND mad(value) > 0
  ),
  metric AS (
    SELECT 'metric', CASE WHEN value > usual THEN 'above' ELSE 'below' END, sampled_at, name, service, source, NULL, NULL, value, usual,
      lpad(lower(hex(file_number)), 12, '0'), NULL, '$.' || record
    FROM points JOIN usual USING (series_id)
    WHERE is_near AND abs(value - usual) > ${far} * spread
    QUALIFY row_number() OVER (PARTITION BY series_id ORDER BY sampled_at) = 1
  ),
  told AS (
    FROM moment UNION ALL FROM event UNION ALL FROM message UNION ALL FROM change UNION ALL FROM alert UNION ALL FROM log UNION ALL FROM metric
  )
SELECT told.kind, what, happened_at AS "at", text, service, source, record, lag_s AS "lagS", seen, usual, files.name AS "file", line, path
FROM told LEFT JOIN files USING (file_id)
ORDER BY happened_at NULLS LAST, told.kind, what, source, files.name, line, path, text`;

/**
 * Reads everything that is linked to one incident, one row for each telling: times of its records, dated events, chat and
 * spoken lines, changes of the four hours before and until its end on its services and those they depend on, its alerts (where
 * none is linked, those of its services), messages of logs that came five times as often as in the day before, and the first
 * sample of each metric that was six deviations from that day's median.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function timelineTellings(warehouse: Warehouse, incidentId: string): Promise<Rows<TimelineTelling>> {
  return warehouse.query<TimelineTelling>("incident_timeline", sql, { incident: incidentId });
}
