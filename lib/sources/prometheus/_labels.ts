import { labelsSql, seriesIdSql } from "../_metric_series.ts";

const labels = labelsSql(`list_filter(map_entries(one.metric), lambda entry: entry.key <> '__name__')`);

const name = `coalesce(one.metric['__name__'], 'query')`;

/** SQL over `one.metric`, the labels of a series of Prometheus, its name among them. */
export const prometheusLabels = {
  labels,
  name,
  service:
    `coalesce(one.metric['service'], one.metric['service_name'], one.metric['app'], one.metric['job'])`,
  seriesId: seriesIdSql("prometheus", name, labels),
} as const;
