import type { BulkPlan } from "../model/source.ts";

const earliest = Date.UTC(2000, 0, 1) / 1000;
const latest = Date.UTC(2100, 0, 1) / 1000;

/** Seconds since 1970 as a time to the millisecond; NULL outside the years 2000 to 2099. */
const toTime = (seconds: string) =>
  `CASE WHEN ${seconds} >= ${earliest} AND ${seconds} < ${latest}
    THEN make_timestamp(CAST(round(${seconds} * 1000) AS BIGINT) * 1000) END`;

const points = `SELECT file_id, record, position, series_id, sample.value AS value, ${
  toTime("sample.seconds")
} AS sampled_at
  FROM (
    SELECT file_id, position AS record, series_id, unnest(samples) AS sample,
      generate_subscripts(samples, 1) - 1 AS position
    FROM staged
  )`;

/** Neighbours compared pair by pair: far cheaper than sorting a list that is in order already. */
const series = `SELECT file_id, series_id, source, name, service, labels, unit,
    ${toTime("list_min(times)")} AS first_at, ${toTime("list_max(times)")} AS last_at,
    len(samples) AS samples,
    len(list_filter(samples, lambda sample: sample.seconds IS NULL OR sample.value IS NULL)) = 0
      AND (len(times) < 2 OR coalesce(
        list_bool_and(list_transform(list_zip(list_slice(times, 1, len(times) - 1), list_slice(times, 2, len(times))), lambda pair: pair[1] < pair[2])), false)) AS increasing
  FROM (SELECT *, list_transform(samples, lambda sample: sample.seconds) AS times FROM staged)`;

/**
 * Series and samples out of `staged`, which has a row per series: `file_id`, `record`, `position` in its file,
 * `series_id`, `source`, `name`, `service`, `labels`, `unit` and `samples`, a list of `{seconds, value}`.
 */
export const metricSeries: NonNullable<BulkPlan["metrics"]> = { series, points };

/** The key of a series, from SQL for its name and its labels. */
export function seriesIdSql(source: string, name: string, labels: string): string {
  return `md5_number_lower(concat_ws(chr(31), '${source}', ${name}, ${labels}))`;
}

/** JSON of labels by name, so that equal series have equal text, from SQL for a list of `{key, value}`. */
export function labelsSql(entries: string): string {
  return `to_json(map_from_entries(list_sort(${entries})))::VARCHAR`;
}
