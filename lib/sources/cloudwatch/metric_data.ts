import type { BulkPlan, BulkSource, ExportFile } from "../../model/source.ts";
import { countJsonValues } from "../_count_json_values.ts";
import { jsonHead } from "../_json_head.ts";
import { metricPlan } from "../_metric_plan.ts";
import { labelsSql, seriesIdSql } from "../_metric_series.ts";
import { fromWall } from "../table/field_sql.ts";

const kind = "cloudwatch_metric_data";

const answer = {
  MetricDataResults:
    'STRUCT("Id" VARCHAR, "Label" VARCHAR, "Timestamps" VARCHAR[], "Values" VARCHAR[], "StatusCode" VARCHAR)[]',
};

const isNumber = "regexp_full_match(stamp, '-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?')";
const hasOffset = "regexp_matches(stamp, '(Z|[+-]\\d{2}(:?\\d{2})?)$') AND contains(stamp, ':')";

/** Seconds since 1970: the API writes numbers, the command line stamps with an offset, scripts stamps without. */
function secondsSql(zone: string | undefined): string {
  const wall = zone ? `epoch(${fromWall("try_cast(stamp AS TIMESTAMP)", zone)})` : "NULL::DOUBLE";
  return `CASE WHEN ${isNumber} THEN try_cast(stamp AS DOUBLE)
    WHEN ${hasOffset} THEN epoch(timezone('UTC', try_cast(stamp AS TIMESTAMPTZ)))
    ELSE ${wall} END`;
}

/** The Id is the query's, not the metric's, but the label alone may be that of many metrics. */
const labels = labelsSql(`[{'key': 'id', 'value': coalesce(one."Id", '')}]`);

function stagedSql(zone: string | undefined): string {
  const id = seriesIdSql("cloudwatch", "name", "labels");
  return `SELECT file_id, row_number() OVER () - 1 AS record, position, NULL::INTEGER AS line, ${id} AS series_id,
      'cloudwatch' AS source, name, NULL::VARCHAR AS service, labels, NULL::VARCHAR AS unit, samples, status,
      list_filter(stamps, lambda stamp: NOT coalesce(${isNumber}, true) AND NOT (${hasOffset}))[1] AS naive
    FROM (
      SELECT file_id, position, coalesce(one."Label", one."Id", 'query') AS name, ${labels} AS labels,
        one."StatusCode" AS status, one."Timestamps" AS stamps,
        list_transform(list_filter(list_zip(one."Timestamps", one."Values"), lambda pair: pair[2] IS NOT NULL),
          lambda pair: {'seconds': list_transform([pair[1]], lambda stamp: ${secondsSql(zone)})[1],
            'value': try_cast(pair[2] AS DOUBLE)}) AS samples
      FROM (
        SELECT file_id, unnest("MetricDataResults") AS one,
          generate_subscripts("MetricDataResults", 1) - 1 AS position
        FROM document
      )
    )`;
}

const noZone = `SELECT record, 'record' AS scope, 'E-ZONE' AS code, 'Timestamps' AS field, naive AS value,
    'it names no time zone and none is configured' AS reason
  FROM prepared WHERE naive IS NOT NULL`;

/** CloudWatch says itself that something is missing. */
const incomplete =
  `SELECT record, 'field' AS scope, 'E-TRUNC' AS code, 'StatusCode' AS field, status AS value,
    'CloudWatch did not give all of it: ask for the rest with its NextToken' AS reason
  FROM prepared WHERE status <> 'Complete'`;

function planOf(file: ExportFile): BulkPlan {
  const zone = file.config.zones.sources[kind];
  const checks = {
    prepare: "SELECT file_id, record, line, status, naive FROM staged",
    defects: zone === undefined ? [noZone, incomplete] : [incomplete],
  };
  return metricPlan(file, { columns: answer, select: stagedSql(zone) }, checks);
}

/** `GetMetricData` of CloudWatch: each metric's times and values side by side, newest first. */
export const cloudwatchMetricData: BulkSource = {
  kind,
  title: "CloudWatch metric data",
  recognise(head) {
    const json = jsonHead(head);
    const isAnswer = json.kind("$.MetricDataResults") === "array";
    return isAnswer ? { sure: 0.95, why: "an answer with CloudWatch's MetricDataResults" } : null;
  },
  count: (file) => countJsonValues(file, [["MetricDataResults", "*", "Values", "*"]]),
  plan: (file) => Promise.resolve(planOf(file)),
};
