import type { BulkPlan } from "../model/source.ts";

const earliest = Date.UTC(2000, 0, 1) / 1000;
const latest = Date.UTC(2100, 0, 1) / 1000;

/** Whether seconds since 1970 are a time of the years 2000 to 2099. */
export function isTime(seconds: number): boolean {
  return seconds >= earliest && seconds < latest;
}

/** Seconds since 1970 as a time to the millisecond; NULL outside the years 2000 to 2099. */
export const toTime = (seconds: string) =>
  `CASE WHEN ${seconds} >= ${earliest} AND ${seconds} < ${latest}
    THEN make_timestamp(CAST(round(${seconds} * 1000) AS BIGINT) * 1000) END`;

const points = `SELECT file_number, record, position, series_id, sample.value AS value, ${
  toTime("sample.seconds")
} AS sampled_at
  FROM (
    SELECT ('0x' || file_id)::UBIGINT AS file_number, position::INTEGER AS record, series_id, unnest(samples) AS sample,
      (generate_subscripts(samples, 1) - 1)::INTEGER AS position
    FROM staged
  )`;

const series = "SELECT series_id, source, name, service, labels, unit FROM staged";

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
