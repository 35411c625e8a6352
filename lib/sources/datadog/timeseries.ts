import type { BulkPlan, BulkSource, ExportFile } from "../../model/source.ts";
import { countJsonValues } from "../_count_json_values.ts";
import { stagedDatadogSeries, unitSql } from "./_metric_sql.ts";
import { fileStem } from "../_file_stem.ts";
import { jsonHead } from "../_json_head.ts";
import { metricPlan } from "../_metric_plan.ts";
import { literal } from "../sql.ts";

const answer = {
  data:
    'STRUCT(attributes STRUCT(series STRUCT(group_tags VARCHAR[], query_index BIGINT, unit JSON)[], times VARCHAR[], "values" VARCHAR[][]))',
};

/** A step without a value is written as null: there is no sample. */
const samples = `list_transform(
  list_filter(list_zip(times, one), lambda pair: pair[2] IS NOT NULL),
  lambda pair: {'seconds': try_cast(pair[1] AS DOUBLE) / 1000, 'value': try_cast(pair[2] AS DOUBLE)})`;

function planOf(file: ExportFile): BulkPlan {
  const select = stagedDatadogSeries(
    `SELECT file_id, position, ${literal(fileStem(file.path))} AS name,
       list_distinct(list_append(coalesce(about.group_tags, []::VARCHAR[]), 'query_index:' || coalesce(about.query_index, 0))) AS tags,
       ${unitSql("about.unit")} AS unit, ${samples} AS samples
     FROM (
       SELECT file_id, position, one, times, series[position + 1] AS about
       FROM (
         SELECT file_id, data.attributes.times AS times, data.attributes.series AS series,
           unnest(data.attributes."values") AS one,
           generate_subscripts(data.attributes."values", 1) - 1 AS position
         FROM document
       )
     )`,
    file.config,
  );
  return metricPlan(file, { columns: answer, select });
}

/**
 * `POST /api/v2/query/timeseries` of Datadog: times shared by all series, of which each has a value or none. The answer
 * does not say what was asked: the file's name stands for it.
 */
export const datadogTimeseries: BulkSource = {
  kind: "datadog_timeseries",
  title: "Datadog timeseries (v2 query)",
  recognise(head) {
    const json = jsonHead(head);
    const isAnswer = json.text("$.data.type") === "timeseries_response" ||
      (json.kind("$.data.attributes.times") === "array" && json.kind("$.data.attributes.series") === "array");
    return isAnswer ? { sure: 0.95, why: "an answer of Datadog's type timeseries_response" } : null;
  },
  scope: fileStem,
  count: (file) => countJsonValues(file, [["data", "attributes", "values", "*", "*"]]),
  plan: (file) => Promise.resolve(planOf(file)),
};
