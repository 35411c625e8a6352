import type { BulkPlan, BulkSource, ExportFile } from "../../model/source.ts";
import { countJsonValues } from "../_count_json_values.ts";
import { jsonHead } from "../_json_head.ts";
import { metricPlan } from "../_metric_plan.ts";
import { prometheusLabels } from "./_labels.ts";
import { canonicalServiceSql } from "../_service_sql.ts";

/** A scalar or a text stands in place of the list: it is read as text, and only a vector's elements become rows. */
const answer = { data: 'STRUCT("resultType" VARCHAR, "result" JSON)' };

const vector = `CASE data."resultType"
  WHEN 'vector' THEN TRY_CAST(data."result" AS STRUCT(metric MAP(VARCHAR, VARCHAR), "value" VARCHAR[])[])
  ELSE [{'metric': map([]::VARCHAR[], []::VARCHAR[]), 'value': TRY_CAST(data."result" AS VARCHAR[])}] END`;

/** A series that has no labels is one as well. */
const labelled =
  `{'metric': coalesce(one.metric, MAP {}::MAP(VARCHAR, VARCHAR)), 'value': one."value"} AS one`;

const sample =
  `[{'seconds': try_cast(one."value"[1] AS DOUBLE), 'value': try_cast(one."value"[2] AS DOUBLE)}]`;

function planOf(file: ExportFile): BulkPlan {
  const { labels, name, seriesId, service } = prometheusLabels;
  const select = `SELECT file_id, row_number() OVER () - 1 AS record, position, NULL::INTEGER AS line,
      ${seriesId} AS series_id, 'prometheus' AS source, ${name} AS name,
      ${canonicalServiceSql(service, file.config)} AS service, ${labels} AS labels, NULL::VARCHAR AS unit,
      ${sample} AS samples
    FROM (
      SELECT file_id, position, ${labelled}
      FROM (
        SELECT file_id, unnest(vector) AS one, generate_subscripts(vector, 1) - 1 AS position
        FROM (SELECT file_id, ${vector} AS vector FROM document)
      )
    )
    WHERE one."value" IS NOT NULL`;
  return metricPlan(file, { columns: answer, select });
}

/** The values themselves: second of a pair, in a vector or alone. */
const values = [["data", "result", "*", "value", "1"]];
const alone = [["data", "result", "1"]];

/** Answers of Prometheus' `query`: one sample of each series, at one instant. */
export const prometheusQuery: BulkSource = {
  kind: "prometheus_query",
  title: "Prometheus query",
  recognise(head) {
    const type = jsonHead(head).text("$.data.resultType");
    const isInstant = type === "vector" || type === "scalar";
    return isInstant ? { sure: 0.95, why: `an answer with "resultType": "${type}"` } : null;
  },
  count: async (file) => await countJsonValues(file, values) + await countJsonValues(file, alone, isScalar),
  plan: (file) => Promise.resolve(planOf(file)),
};

/** A vector's second element is an object, a scalar's its value. */
function isScalar(start: string): boolean {
  return start === '"';
}
