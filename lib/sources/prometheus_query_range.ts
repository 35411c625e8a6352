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

const matrix =
  `SELECT unnest(data."result") AS one, generate_subscripts(data."result", 1) - 1 AS record FROM staged`;

/** Labels by name, so that equal series have equal text. */
const labels =
  `to_json(map_from_entries(list_sort(list_filter(map_entries(one.metric), lambda entry: entry.key <> '__name__'))))::VARCHAR`;

const name = `coalesce(one.metric['__name__'], 'query')`;

/** Prometheus times are seconds with a fraction; samples may be "NaN" and "+Inf". */
const time = (text: string) =>
  `make_timestamp(CAST(round(try_cast(${text} AS DOUBLE) * 1000) AS BIGINT) * 1000)`;
const inYears = (text: string) =>
  `CASE WHEN try_cast(${text} AS DOUBLE) >= 946684800 AND try_cast(${text} AS DOUBLE) < 4102444800 THEN ${
    time(text)
  } END`;

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
  const series = `md5_number_lower(concat_ws(chr(31), 'prometheus', ${name}, ${labels}))`;
  const service = canonicalServiceSql(
    `coalesce(one.metric['service'], one.metric['service_name'], one.metric['app'], one.metric['job'])`,
    file.config,
  );
  const times = `list_transform(one."values", lambda sample: try_cast(sample[1] AS DOUBLE))`;
  return {
    reading: { format: "json", columns: answer },
    defects: [],
    outputs: [],
    metrics: {
      series: `SELECT series_id, 'prometheus' AS source, name, service, labels, NULL::VARCHAR AS unit,
          ${inYears("list_min(times)")} AS first_at, ${
        inYears("list_max(times)")
      } AS last_at, len(times) AS samples,
          coalesce(list_sort(times) = times AND len(list_distinct(times)) = len(times), false) AS increasing
        FROM (SELECT ${series} AS series_id, ${name} AS name, ${service} AS service, ${labels} AS labels, ${times} AS times FROM (${matrix}))`,
      points: `SELECT series_id, ${
        inYears("sample.at")
      } AS sampled_at, try_cast(sample.value AS DOUBLE) AS value, record, position
        FROM (
          SELECT series_id, record, unnest(samples) AS sample, generate_subscripts(samples, 1) - 1 AS position
          FROM (
            SELECT ${series} AS series_id, record,
              list_transform(one."values", lambda sample: {'at': sample[1], 'value': sample[2]}) AS samples
            FROM (${matrix})
          )
        )`,
    },
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
