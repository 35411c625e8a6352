import type { BulkPlan, BulkSource, ExportFile } from "../model/source.ts";
import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import { canonicalServiceSql } from "./_service_sql.ts";
import { countSamples } from "./_prometheus_count.ts";

const sizeLimit = 256 * 2 ** 20;

const columns = {
  data: 'STRUCT("result" STRUCT(metric MAP(VARCHAR, VARCHAR), "values" VARCHAR[][])[])',
};

/** Labels by name, so that equal series have equal text. */
const labels =
  `to_json(map_from_entries(list_sort(list_filter(map_entries(metric), lambda entry: entry.key <> '__name__'))))::VARCHAR`;

const name = `coalesce(metric['__name__'], 'query')`;
const seriesId = `md5_number_lower(concat_ws(chr(31), 'prometheus', ${name}, ${labels}))`;

/** The labels alone, out of the text: the samples are not parsed a second time. */
const metrics =
  `SELECT from_json(unnest(json_extract(content, '$.data.result[*].metric')), '"MAP(VARCHAR, VARCHAR)"') AS metric
    FROM document`;

const earliest = Date.UTC(2000, 0, 1) / 1000;
const latest = Date.UTC(2100, 0, 1) / 1000;

/** Prometheus times are seconds with a fraction, to the millisecond; samples may be "NaN" and "+Inf". */
const points = `
  SELECT file_number, record::INTEGER AS record, position::INTEGER AS position, series_id, value,
    CASE WHEN seconds >= ${earliest} AND seconds < ${latest}
      THEN make_timestamp(CAST(round(seconds * 1000) AS BIGINT) * 1000) END AS sampled_at
  FROM (
    SELECT file_number, record, position, series_id, try_cast(sample[1] AS DOUBLE) AS seconds,
      try_cast(sample[2] AS DOUBLE) AS value
    FROM (
      SELECT file_number, record, series_id, unnest("values") AS sample, generate_subscripts("values", 1) - 1 AS position
      FROM (
        SELECT file_number, record, ${seriesId} AS series_id, "values"
        FROM (
          SELECT file_number, record, one.metric AS metric, one."values" AS "values"
          FROM (
            SELECT file_number, unnest(data."result") AS one, generate_subscripts(data."result", 1) - 1 AS record
            FROM document
          )
        )
      )
    )
  )`;

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
    `coalesce(metric['service'], metric['service_name'], metric['app'], metric['job'])`,
    file.config,
  );
  const series =
    `SELECT ${seriesId} AS series_id, 'prometheus' AS source, ${name} AS name, ${service} AS service,
      ${labels} AS labels, NULL::VARCHAR AS unit FROM (${metrics})`;
  return {
    reading: { format: "json", columns },
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
