import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { defaultBlocks } from "./options.ts";

/** Lines of one log pattern in the window or in one block of time before it, each as long as the window. */
export interface LogEventRow {
  /** `log_patterns.pattern_id`. */
  readonly patternId: string;
  /** The message with `<*>` for its variables. */
  readonly pattern: string;
  /** Source that read the log. */
  readonly source: string;
  /** Canonical name; null where nothing tells one. */
  readonly service: string | null;
  /** `error`, `warning`, `info`, ...; null where its lines tell none. */
  readonly level: string | null;
  /** First minute it was ever seen in, ISO 8601 in UTC. */
  readonly firstAt: string;
  /** 0 for the window, 1 for the block before it, and so on back in time. */
  readonly block: number;
  /** Lines, 1 or more: blocks without a line have no row. */
  readonly lines: number;
}

const sql = `
WITH span AS (
  SELECT CAST($start AS TIMESTAMP) AS starts, CAST($end AS TIMESTAMP) AS ends,
    epoch(CAST($end AS TIMESTAMP)) - epoch(CAST($start AS TIMESTAMP)) AS length_s
)
SELECT
  pattern_id AS "patternId",
  pattern,
  source,
  service,
  level,
  first_minute AS "firstAt",
  CASE WHEN minute >= starts THEN 0 ELSE CAST(ceil((epoch(starts) - epoch(minute)) / length_s) AS INTEGER) END AS block,
  CAST(sum(log_counts.lines) AS BIGINT) AS lines
FROM log_counts
JOIN log_pattern_shapes USING (template_id)
JOIN log_patterns USING (pattern_id)
CROSS JOIN span
WHERE minute < ends AND epoch(minute) >= epoch(starts) - $blocks * length_s
GROUP BY ALL
HAVING sum(log_counts.lines) > 0
ORDER BY source, service, pattern_id, block`;

/**
 * Reads how often each message of each log was written in a window and in the blocks of time before it.
 *
 * @param window whole minutes; see `incidentWindow`.
 * @param blocks of the window's length, back in time from its start; default 168: a week of hours.
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function logEventRows(
  warehouse: Warehouse,
  window: Period,
  blocks: number = defaultBlocks,
): Promise<Rows<LogEventRow>> {
  return warehouse.query<LogEventRow>("log_events", sql, { start: window.start, end: window.end, blocks });
}
