import type { BulkPlan, BulkSource, ExportFile } from "../model/source.ts";
import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import { canonicalServiceSql } from "./_service_sql.ts";
import { countSamples } from "./_prometheus_count.ts";

const sizeLimit = 256 * 2 ** 20;

const answer = {
  status: "VARCHAR",
  data: 'STRUCT(resultType VARCHAR, "result" STRUCT(metric MAP(VARCHAR, VARCHAR), "values" VARCHAR[][])[])',
};

/** Labels by name, so that equal series have equal text. */
const labels =
  `to_json(map_from_entries(list_sort(list_filter(map_entries(one.metric), lambda entry: entry.key <> '__name__'))))::VARCHAR`;

const name = `coalesce(one.metric['__name__'], 'query')`;
const seriesId = `md5_number_lower(concat_ws(chr(31), 'prometheus', ${name}, ${labels}))`;

/** Prometheus times are seconds with a fraction, to the millisecond; samples may be "NaN" and "+Inf". */
const samples = `list_transform(one."values",
  lambda sample: {'seconds': try_cast(sample[1] AS DOUBLE), 'value': try_cast(sample[2] AS DOUBLE)})`;

const earliest = Date.UTC(2000, 0, 1) / 1000;
const latest = Date.UTC(2100, 0, 1) / 1000;

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
const series =
  `SELECT file_id, series_id, 'prometheus' AS source, name, service, labels, NULL::VARCHAR AS unit,
    ${toTime("list_min(times)")} AS first_at, ${toTime("list_max(times)")} AS last_at,
    len(samples) AS samples,
    len(list_filter(samples, lambda sample: sample.seconds IS NULL OR sample.value IS NULL)) = 0
      AND (len(times) < 2 OR coalesce(
        list_bool_and(list_transform(list_zip(list_slice(times, 1, len(times) - 1), list_slice(times, 2, len(times))), lambda pair: pair[1] < pair[2])), false)) AS increasing
  FROM (SELECT *, list_transform(samples, lambda sample: sample.seconds) AS times FROM staged)`;

function planOf(file: ExportFile): BulkPlan {
  if (file.bytes > sizeLimit) {
    throw new ExportError(
      "E-LIMIT",
      refusal({
        action: "load",
        thing: file.path,
        reason: "one answer of more than 256 MiB",
        remedy: "Query shorter ranges, one file each",
      }),
    );
  }
  const service = canonicalServiceSql(
    `coalesce(one.metric['service'], one.metric['service_name'], one.metric['app'], one.metric['job'])`,
    file.config,
  );
  const select = `SELECT file_id, row_number() OVER () - 1 AS record, position, NULL::INTEGER AS line,
      ${seriesId} AS series_id, ${name} AS name, ${service} AS service, ${labels} AS labels, ${samples} AS samples
    FROM (
      SELECT file_id, unnest(data."result") AS one, generate_subscripts(data."result", 1) - 1 AS position FROM document
    )`;
  return {
    reading: { format: "json", columns: answer, select },
    defects: [],
    outputs: [],
    metrics: { series, points },
  };
}

/** Answers of Prometheus' `query_range`: a matrix of series with their samples. */
export const prometheusQueryRange: BulkSource = {
  kind: "prometheus_query_range",
  title: "Prometheus query_range",
  recognise(head) {
    const isMatrix = /^\s*\{[^[]*"resultType"\s*:\s*"matrix"/.test(head.text);
    return isMatrix ? { sure: 1, why: 'an answer with "resultType": "matrix"' } : null;
  },
  count: (file) => countSamples(file),
  plan: (file) => Promise.resolve(planOf(file)),
};
