import type { Config } from "../../model/config.ts";
import { labelsSql, seriesIdSql } from "../_metric_series.ts";
import { canonicalServiceSql } from "../_service_sql.ts";

const keyOf = (tag: string) => `split_part(${tag}, ':', 1)`;
const valueOf = (tag: string) =>
  `CASE WHEN contains(${tag}, ':') THEN substr(${tag}, strpos(${tag}, ':') + 1) ELSE '' END`;

/** Tags as entries of labels, from SQL for a list of tags: one key may stand in several tags. */
const entries = `list_transform(
  list_distinct(list_transform(tags, lambda tag: ${keyOf("tag")})),
  lambda label: {'key': label, 'value': array_to_string(list_sort(list_transform(
    list_filter(tags, lambda tag: ${keyOf("tag")} = label), lambda tag: ${valueOf("tag")})), ',')})`;

const service = `substr(list_filter(tags, lambda tag: starts_with(tag, 'service:'))[1], 9)`;

/** Name of a unit, of both parts where it is a rate: `byte/second`. From SQL for its JSON. */
export function unitSql(unit: string): string {
  return `nullif(concat_ws('/', ${unit}->>'$[0].name', ${unit}->>'$[1].name'), '')`;
}

/**
 * The rows `staged` takes of series, over SQL that gives `file_id, position, name, tags, unit, samples`. An answer that
 * holds no sample of a series still names it.
 */
export function stagedDatadogSeries(from: string, config: Config): string {
  return `SELECT file_id, row_number() OVER () - 1 AS record, position, NULL::INTEGER AS line,
      ${seriesIdSql("datadog", "name", "labels")} AS series_id, 'datadog' AS source, name,
      ${canonicalServiceSql("named", config)} AS service, labels, unit, samples
    FROM (SELECT *, ${labelsSql(entries)} AS labels, ${service} AS named FROM (${from}))`;
}
