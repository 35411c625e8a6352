import { end, start } from "./_clock.ts";
import type { Company } from "./company.ts";
import type { ExportText, Piece } from "./export_text.ts";
import { type Metric, metrics, type Series, seriesOf, valuesOf } from "./metrics.ts";

/** Samples of a series: null where the tool had no value to give. */
function pointlist(series: Series, company: Company): readonly (readonly [number, string | null])[] {
  return [...valuesOf(series, company)].flatMap(([at, value]) =>
    value === null ? [] : [[at, Number.isNaN(value) ? null : value.toFixed(series.metric.decimals)] as const]
  );
}

function seriesPiece(series: Series, index: number, company: Company): Piece {
  const { metric, service } = series;
  const points = pointlist(series, company);
  const known = points.filter(([, value]) => value !== null).length;
  const about = {
    metric: metric.name,
    display_name: metric.name,
    scope: `namespace:prod,service:${service.name}`,
    tag_set: [`service:${service.name}`],
    interval: company.size.metricStepHours * 3600,
    unit: null,
    aggr: null,
  };
  const list = points.map(([at, value]) => `[${at},${value}]`).join(",");
  const text = `${index === 0 ? "" : ","}\n${JSON.stringify(about).slice(0, -1)},"pointlist":[${list}]}`;
  return { text, records: known, points: known };
}

function* answer(metric: Metric, company: Company): Generator<Piece> {
  yield { text: '{"status":"ok","res_type":"time_series","series":[' };
  for (const [index, series] of seriesOf(metric, company).entries()) {
    yield seriesPiece(series, index, company);
  }
  const query = `avg:${metric.name}{namespace:prod} by {service}`;
  yield {
    text: `\n],"from_date":${start},"to_date":${end},"query":${
      JSON.stringify(query)
    },"group_by":["service"]}\n`,
  };
}

/** The company's metrics as Datadog answers queries for them, one metric a file. */
export function datadogMetricFiles(company: Company): readonly ExportText[] {
  return metrics.slice(0, company.size.metrics).map((metric) => ({
    path: `raw/datadog/metrics-${metric.name}.json`,
    source: "datadog_metrics",
    pieces: () => answer(metric, company),
  }));
}
