import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/**
 * One fact about the data. What it is about decides which columns are filled:
 *
 * - `source`: one kind of export; `n` rejected of `of` records in `files` files.
 * - `refusal`: one file that was not taken; `name` is the file, `detail` why.
 * - `reject`: one reason for leaving out records (`scope` `record`) or fields; `n` of them, with the first one's place.
 * - `check`: one check; `n` rows that fail it, with the first one's place. Incidents without a start, or with one in
 *   the future, belong to no period: all of them count.
 * - `uncounted`: one reason (`name`) for which `n` of `of` incidents of all times are in no question.
 * - `thin`: `n` of `of` incidents of the period say too little to be put into a family.
 * - `missing`: one field of incidents; `n` of `of` incidents of the period do not have it.
 * - `incident`: one counted incident of the period; `seconds` to resolve, `suspect` when a check says so; `detail` is
 *   `restated` where a newer export tells it otherwise.
 * - `first_told`: the same as it was told first, where newer exports moved a start or an end.
 * - `link`: one reason (`name`) for which records were `linked` or are `doubtful` (`detail`); `n` pairs.
 * - `idle`: one reason (`detail`) for which records of a kind of export were understood and change no table.
 * - `load`: `n` loads were cut short.
 */
export interface QualityRow {
  /** What the fact is about. */
  readonly part:
    | "source"
    | "refusal"
    | "reject"
    | "check"
    | "uncounted"
    | "thin"
    | "missing"
    | "incident"
    | "first_told"
    | "link"
    | "idle"
    | "load";
  /** Kind of export, file, code, check, field or incident. */
  readonly name: string;
  /** What is known beyond the name. */
  readonly detail: string | null;
  /** How many. */
  readonly n: number;
  /** Out of how many; 0 where there is no whole. */
  readonly of: number;
  /** Files they stand in. */
  readonly files: number;
  /** Duration from start to resolution, seconds; negative where the times contradict each other. */
  readonly seconds: number | null;
  /** Whether the durations of these incidents are not to be trusted. */
  readonly suspect: boolean | null;
  /** Name of the file with the first example. */
  readonly file: string | null;
  /** Line of the first example. */
  readonly line: number | null;
  /** JSON path of the first example. */
  readonly path: string | null;
}

const fields = [
  "severity",
  "service",
  "team",
  "detected_at",
  "acknowledged_at",
  "mitigated_at",
  "resolved_at",
];

const missing = fields.map((field) =>
  `SELECT 'missing', '${field}', NULL, count(*) FILTER (${field} IS NULL), count(*), 0, NULL, NULL, NULL, NULL, NULL FROM chosen`
).join("\n  UNION ALL ");

const uncounted = `CASE
      WHEN incident_type <> 'incident' THEN 'it is a test, maintenance or another type of its own'
      WHEN status = 'cancelled' THEN 'it was cancelled or merged'
      WHEN started_at IS NULL THEN 'no tool says when it started, was detected or declared'
      ELSE 'it starts more than a day after the last load: its date is wrong, or it was planned' END`;

// One struct: file, line and path must be of the same example, and so must its message.
const place = "{ file: named.name, line: line, path: path }";
const first = `min(${place})`;

const sql = `
WITH
  chosen AS (
    SELECT counted_incidents.* REPLACE (
      coalesce(service, (SELECT min(own.service) FROM incident_services AS own
        WHERE own.incident_id = counted_incidents.incident_id)) AS service)
    FROM counted_incidents WHERE started_at >= CAST($start AS TIMESTAMP) AND started_at < CAST($end AS TIMESTAMP)
  ),
  moved AS (
    SELECT incident_id, field, first(before ORDER BY updated_at, seen_at) AS told_first, last(after ORDER BY updated_at, seen_at) AS told_last
    FROM restatements WHERE restated AND field IN ('started_at', 'detected_at', 'declared_at', 'resolved_at')
    GROUP BY record_id, incident_id, field
  ),
  first_start AS (
    SELECT incident_id, min(told_first) AS at FROM moved JOIN incidents USING (incident_id)
    WHERE field <> 'resolved_at' AND CAST(told_last AS TIMESTAMP) = started_at GROUP BY incident_id
  ),
  first_end AS (
    SELECT incident_id, min(told_first) AS at FROM moved JOIN incidents USING (incident_id)
    WHERE field = 'resolved_at' AND CAST(told_last AS TIMESTAMP) IS NOT DISTINCT FROM resolved_at GROUP BY incident_id
  ),
  first_told AS (
    SELECT c.incident_id, coalesce(CAST(s.at AS TIMESTAMP), c.started_at) AS started_at, coalesce(CAST(e.at AS TIMESTAMP), c.resolved_at) AS resolved_at
    FROM counted_incidents AS c LEFT JOIN first_start AS s USING (incident_id) LEFT JOIN first_end AS e USING (incident_id)
    WHERE (SELECT count(*) FROM moved) > 0
  ),
  named AS (SELECT file_id, name, kind FROM files),
  facts (part, name, detail, n, "of", files, seconds, suspect, file, line, path) AS (
    SELECT 'source', kind, NULL, sum(rejected), sum(rows_read), count(*), NULL, NULL, NULL, NULL, NULL
    FROM files WHERE status = 'loaded' GROUP BY kind
    UNION ALL
    SELECT 'refusal', name, reason, 1, 0, 1, NULL, NULL, name, NULL, NULL FROM files WHERE status = 'refused'
    UNION ALL
    SELECT 'reject', code, scope || coalesce(' ' || field, ''), count(*), 0, count(DISTINCT file_id), NULL, NULL,
      ${first}.file, ${first}.line, ${first}.path
    FROM rejects LEFT JOIN named USING (file_id) GROUP BY code, scope, field
    UNION ALL
    SELECT 'check', check_name, arg_min(message, ${place}), count(*), (SELECT count(*) FROM chosen), count(DISTINCT file_id), NULL,
      bool_or(suspect), ${first}.file, ${first}.line, ${first}.path
    FROM checks LEFT JOIN named USING (file_id)
    WHERE entity_table <> 'incidents' OR check_name IN ('missing_start', 'starts_in_future') OR entity_id IN (SELECT incident_id FROM chosen)
    GROUP BY check_name
    UNION ALL
    SELECT 'uncounted', ${uncounted}, NULL, count(*), (SELECT count(*) FROM incidents), 0, NULL, NULL, NULL, NULL, NULL
    FROM incidents ANTI JOIN counted_incidents USING (incident_id) GROUP BY 2
    UNION ALL
    SELECT 'thin', 'too_thin', NULL, count(*) FILTER (reason = 'too_thin'), count(*), 0, NULL, NULL, NULL, NULL, NULL
    FROM chosen JOIN incident_families USING (incident_id)
    UNION ALL ${missing}
    UNION ALL
    SELECT 'incident', incident_id, CASE WHEN incident_id IN (SELECT incident_id FROM restatements WHERE restated) THEN 'restated' END, 1, 1, 0, date_diff('millisecond', started_at, resolved_at) / 1000.0,
      incident_id IN (SELECT entity_id FROM checks WHERE entity_table = 'incidents' AND suspect), NULL, NULL, NULL
    FROM chosen
    UNION ALL
    SELECT 'first_told', incident_id, NULL, 1, 1, 0, date_diff('millisecond', started_at, resolved_at) / 1000.0, NULL, NULL, NULL, NULL
    FROM first_told WHERE started_at >= CAST($start AS TIMESTAMP) AND started_at < CAST($end AS TIMESTAMP)
    UNION ALL
    SELECT 'link', reason, verdict, count(*), 0, 0, NULL, NULL, NULL, NULL, NULL FROM incident_links GROUP BY reason, verdict
    UNION ALL
    SELECT 'idle', named.kind, reason, sum(records), 0, count(*), NULL, NULL, ${first}.file, ${first}.line, ${first}.path
    FROM idle_records JOIN named USING (file_id) GROUP BY named.kind, reason
    UNION ALL
    SELECT 'load', 'cut short', NULL, count(*), 0, 0, NULL, NULL, NULL, NULL, NULL
    FROM loads WHERE finished_at IS NULL
  )
SELECT part, name, detail, CAST(n AS BIGINT) AS n, CAST("of" AS BIGINT) AS "of", files, CAST(seconds AS DOUBLE) AS seconds,
  suspect, file, line, path
FROM facts
ORDER BY part, name, detail, n`;

/**
 * Reads what loading and checking found: sources, refusals, rejects, checks and missing fields, and the durations the
 * headline is made of.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function qualityRows(warehouse: Warehouse, period: Period): Promise<Rows<QualityRow>> {
  return warehouse.query<QualityRow>("data_quality", sql, { start: period.start, end: period.end });
}
