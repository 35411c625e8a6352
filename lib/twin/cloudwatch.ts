import { hours } from "./_clock.ts";
import type { Company } from "./company.ts";
import type { ExportText, Piece } from "./export_text.ts";
import { metrics, type Series, seriesOf, valuesOf } from "./metrics.ts";

/** The tool answers at most so many samples at once. */
const mostPoints = 100_800;

/** Zone the stamps are in, which the script that kept them left out. */
export const cloudwatchZone = "UTC";

function resultPiece(series: Series, index: number, company: Company): Piece {
  const { metric, service } = series;
  const points = [...valuesOf(series, company)]
    .flatMap(([at, value]) => value === null || Number.isNaN(value) ? [] : [[at, value] as const])
    .reverse();
  const about = { Id: `m${index + 1}`, Label: `${metric.name} ${service.name}` };
  const stamps = points.map(([at]) => `"${new Date(at).toISOString().slice(0, 19)}"`).join(",");
  const values = points.map(([, value]) => value.toFixed(metric.decimals)).join(",");
  const rest = `"Timestamps":[${stamps}],"Values":[${values}],"StatusCode":"Complete"`;
  const text = `${index === 0 ? "" : ","}\n${JSON.stringify(about).slice(0, -1)},${rest}}`;
  return { text, records: points.length, points: points.length };
}

function* answer(series: readonly Series[], company: Company): Generator<Piece> {
  yield { text: '{"MetricDataResults":[' };
  for (const [index, one] of series.entries()) yield resultPiece(one, index, company);
  yield { text: '\n],"Messages":[]}\n' };
}

/** The company's metrics as CloudWatch's GetMetricData gives them, newest first. */
export function cloudwatchFiles(company: Company): readonly ExportText[] {
  const all = metrics.slice(0, company.size.metrics).flatMap((metric) => seriesOf(metric, company));
  const perFile = Math.max(1, Math.floor(mostPoints * company.size.metricStepHours / hours));
  return Array.from({ length: Math.ceil(all.length / perFile) }, (_, index) => ({
    path: `raw/cloudwatch/metric-data-${index + 1}.json`,
    source: "cloudwatch_metric_data",
    pieces: () => answer(all.slice(index * perFile, (index + 1) * perFile), company),
  }));
}
