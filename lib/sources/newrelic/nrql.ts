import type { BulkPlan, BulkSource, ExportFile } from "../../model/source.ts";
import { countJsonValues } from "../_count_json_values.ts";
import { fileStem } from "../_file_stem.ts";
import { jsonHead } from "../_json_head.ts";
import { metricPlan } from "../_metric_plan.ts";
import { labelsSql, seriesIdSql } from "../_metric_series.ts";
import { canonicalServiceSql } from "../_service_sql.ts";
import { literal } from "../sql.ts";

const rowType = "MAP(VARCHAR, JSON)[]";
/** NerdGraph wraps the rows of a query deeply; other tools hand the list on. */
const answer = {
  data: `STRUCT(actor STRUCT(account STRUCT(nrql STRUCT(results ${rowType}))))`,
  results: rowType,
};

/** Fields of a row that place it in time. */
const stamps = ["beginTimeSeconds", "endTimeSeconds", "inspectedCount"];

const isNumber = (json: string) => `json_type(${json}) IN ('BIGINT', 'UBIGINT', 'DOUBLE', 'HUGEINT')`;

const elements = "CAST(field.value AS JSON[])";

/** Numbers of a row, and numbers one level down: percentiles and the bars of a histogram stand under one name. */
const measured = `list_concat(
  flatten(list_transform(list_filter(fields, lambda field: json_type(field.value) = 'ARRAY' AND field.key <> 'facet'),
    lambda field: list_transform(
      list_filter(list_zip(${elements}, generate_series(0, len(${elements}) - 1)), lambda bar: ${
  isNumber("bar[1]")
}),
      lambda bar: {'name': field.key || '.' || bar[2], 'value': CAST(bar[1] AS DOUBLE)}))),
  list_transform(list_filter(fields, lambda field: field.key <> 'facet' AND ${isNumber("field.value")}),
    lambda field: {'name': field.key, 'value': CAST(field.value AS DOUBLE)}),
  flatten(list_transform(list_filter(fields, lambda field: json_type(field.value) = 'OBJECT'),
    lambda field: list_transform(
      list_filter(map_entries(CAST(field.value AS MAP(VARCHAR, JSON))), lambda part: ${
  isNumber("part.value")
}),
      lambda part: {'name': field.key || '.' || part.key, 'value': CAST(part.value AS DOUBLE)}))))`;

/** What the rows are grouped by: the facet, and the attributes it repeats. */
const facets = `list_concat(
  list_transform(list_filter(fields, lambda field: json_type(field.value) = 'VARCHAR'),
    lambda field: {'key': field.key, 'value': field.value->>'$'}),
  list_transform(list_filter(fields, lambda field: json_type(field.value) = 'ARRAY' AND field.key = 'facet'),
    lambda field: {'key': field.key, 'value': CAST(field.value AS VARCHAR)}))`;

const service = `coalesce(one['service'], one['service.name'], one['appName'], one['entity.name'])->>'$'`;

function planOf(file: ExportFile): BulkPlan {
  const query = `[{'key': 'query', 'value': ${literal(fileStem(file.path))}}]`;
  const times = `(${stamps.map(literal).join(", ")})`;
  const select =
    `SELECT file_id, row_number() OVER () - 1 AS record, min(place) AS position, NULL::INTEGER AS line,
      ${seriesIdSql("newrelic", "name", "labels")} AS series_id, 'newrelic' AS source, name,
      any_value(service) AS service, labels, NULL::VARCHAR AS unit,
      list({'seconds': seconds, 'value': value} ORDER BY place) AS samples
    FROM (
      SELECT file_id, place, seconds, service, labels, unnest(measured, recursive := true)
      FROM (
        SELECT file_id, place, CAST(one['beginTimeSeconds'] AS DOUBLE) AS seconds,
          ${canonicalServiceSql(service, file.config)} AS service,
          ${labelsSql(`list_concat(${query}, ${facets})`)} AS labels, ${measured} AS measured
        FROM (
          SELECT file_id, place, one,
            list_filter(map_entries(one), lambda field: field.key NOT IN ${times}) AS fields
          FROM (
            SELECT file_id, unnest(rows) AS one, generate_subscripts(rows, 1) - 1 AS place
            FROM (SELECT file_id, coalesce(data.actor.account.nrql.results, results) AS rows FROM document)
          )
        )
      )
    )
    GROUP BY file_id, name, labels`;
  return metricPlan(file, { columns: answer, select });
}

const places = [["data", "actor", "account", "nrql", "results"], ["results"]];

async function count(file: ExportFile): Promise<number> {
  const isDigit = (start: string) => /[-\d]/.test(start);
  const all = places.flatMap((place) => [[...place, "*", "*"], [...place, "*", "*", "*"]]);
  const timed = places.flatMap((place) => [
    ...stamps.map((stamp) => [...place, "*", stamp]),
    [...place, "*", "facet"],
    [...place, "*", "facet", "*"],
  ]);
  return await countJsonValues(file, all, isDigit) - await countJsonValues(file, timed, isDigit);
}

/**
 * `SELECT ... TIMESERIES` of New Relic, faceted or not: each figure of each facet is a series. The answer does not say
 * what was asked: the file's name stands for it.
 */
export const newrelicNrql: BulkSource = {
  kind: "newrelic_nrql",
  title: "New Relic NRQL timeseries",
  recognise(head) {
    const json = jsonHead(head);
    const isSeries = places.some((place) =>
      json.has(`$.${place.join(".")}[0].beginTimeSeconds`, `$.${place.join(".")}[0].endTimeSeconds`)
    );
    return isSeries
      ? { sure: 0.95, why: "results with New Relic's beginTimeSeconds and endTimeSeconds" }
      : null;
  },
  scope: fileStem,
  count,
  plan: (file) => Promise.resolve(planOf(file)),
};
