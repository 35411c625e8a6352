import type { BulkPlan, BulkSource, ExportFile } from "../../model/source.ts";
import { ExportError } from "../../model/errors.ts";
import { refusal } from "../../model/refusal.ts";
import { canonicalServiceSql } from "../_service_sql.ts";
import { toTime } from "../_metric_series.ts";
import { countSamples } from "./_count.ts";
import { prometheusLabels } from "./_labels.ts";

const sizeLimit = 256 * 2 ** 20;

const columns = {
  data: 'STRUCT("result" STRUCT(metric MAP(VARCHAR, VARCHAR), "values" VARCHAR[][])[])',
};

/** The labels alone: samples are not laid out a second time. */
const described = { data: 'STRUCT("result" STRUCT(metric MAP(VARCHAR, VARCHAR))[])' };

const { labels, name, seriesId, service } = prometheusLabels;

const noLabels = "MAP {}::MAP(VARCHAR, VARCHAR)";

/** A series that has neither labels nor samples, not even an empty list of them, is one as well. */
const metrics = `SELECT {'metric': coalesce(one.metric, ${noLabels})} AS one
    FROM (SELECT unnest(data."result") AS one FROM document)`;

/** Prometheus times are seconds with a fraction, to the millisecond; samples may be "NaN" and "+Inf". */
const points = `
  SELECT file_number, record::INTEGER AS record, position::INTEGER AS position, series_id, value, ${
  toTime("seconds")
} AS sampled_at
  FROM (
    SELECT file_number, record, position, series_id, try_cast(sample[1] AS DOUBLE) AS seconds,
      try_cast(sample[2] AS DOUBLE) AS value
    FROM (
      SELECT file_number, record, series_id, unnest("values") AS sample, generate_subscripts("values", 1) - 1 AS position
      FROM (
        SELECT file_number, record, ${seriesId} AS series_id, one."values" AS "values"
        FROM (
          SELECT file_number, {'metric': coalesce(one.metric, ${noLabels}), 'values': one."values"} AS one, record
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
  const series = `SELECT ${seriesId} AS series_id, 'prometheus' AS source, ${name} AS name, ${
    canonicalServiceSql(service, file.config)
  } AS service, ${labels} AS labels, NULL::VARCHAR AS unit FROM (${metrics})`;
  return {
    reading: { format: "json", columns, described },
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
