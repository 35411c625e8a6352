import type { BulkPlan, BulkSource, ExportFile } from "../../model/source.ts";
import { countJsonValues } from "../_count_json_values.ts";
import { stagedDatadogSeries, unitSql } from "./_metric_sql.ts";
import { jsonHead } from "../_json_head.ts";
import { metricPlan } from "../_metric_plan.ts";

/** The API writes `tag_set`, its typed clients `tagSet`. */
const answer = {
  series:
    'STRUCT(metric VARCHAR, scope VARCHAR, tag_set VARCHAR[], "tagSet" VARCHAR[], aggr VARCHAR, unit JSON, pointlist VARCHAR[][])[]',
};

/** What was asked for, the groups of the answer, and how samples were put together: another one is another series. */
const tags = `list_distinct(list_concat(
  list_filter(list_transform(string_split(coalesce(one.scope, ''), ','), lambda tag: trim(tag)), lambda tag: tag <> '' AND tag <> '*'),
  coalesce(one.tag_set, one."tagSet", []::VARCHAR[]),
  CASE WHEN one.aggr IS NULL THEN []::VARCHAR[] ELSE ['aggregator:' || one.aggr] END))`;

/** A step without a value is written as null: there is no sample. */
const samples = `list_transform(list_filter(one.pointlist, lambda point: point[2] IS NOT NULL),
  lambda point: {'seconds': try_cast(point[1] AS DOUBLE) / 1000, 'value': try_cast(point[2] AS DOUBLE)})`;

function planOf(file: ExportFile): BulkPlan {
  const select = stagedDatadogSeries(
    `SELECT file_id, position, coalesce(one.metric, 'query') AS name, ${tags} AS tags, ${
      unitSql("one.unit")
    } AS unit,
       ${samples} AS samples
     FROM (SELECT file_id, unnest(series) AS one, generate_subscripts(series, 1) - 1 AS position FROM document)`,
    file.config,
  );
  return metricPlan(file, { columns: answer, select });
}

/** `GET /api/v1/query` of Datadog: series of milliseconds and values. */
export const datadogMetrics: BulkSource = {
  kind: "datadog_metrics",
  title: "Datadog metrics (v1 query)",
  recognise(head) {
    const json = jsonHead(head);
    const isAnswer = json.kind("$.series") === "array" &&
      (json.kind("$.series[0].pointlist") === "array" || json.has("$.res_type"));
    return isAnswer ? { sure: 0.95, why: "series with Datadog's pointlist" } : null;
  },
  count: (file) => countJsonValues(file, [["series", "*", "pointlist", "*", "1"]]),
  plan: (file) => Promise.resolve(planOf(file)),
};
