import { hours } from "./_clock.ts";
import type { Company } from "./company.ts";
import type { ExportText, Piece } from "./export_text.ts";
import { type Metric, metrics, type Series, seriesOf, valuesOf } from "./metrics.ts";

/** The tool answers at most 11,000 points a series. */
const mostPoints = 11_000;
const seriesPerFile = 50;

// A whole answer of a series is held back until its points are known: at most 11,000 short texts.
function* rangesOf(series: Series, company: Company): Generator<readonly string[]> {
  const { decimals } = series.metric;
  let points: string[] = [];
  let steps = 0;
  for (const [at, value] of valuesOf(series, company)) {
    if (value !== null) {
      points.push(`[${at / 1000},"${Number.isNaN(value) ? "NaN" : value.toFixed(decimals)}"]`);
    }
    if (++steps % mostPoints !== 0) continue;
    yield points;
    points = [];
  }
  if (points.length > 0) yield points;
}

function labelsOf({ metric, service }: Series): string {
  return JSON.stringify({
    __name__: metric.name,
    service: service.name,
    namespace: "prod",
    job: "kubernetes-pods",
  });
}

function* answer(series: readonly Series[], range: number, company: Company): Generator<Piece> {
  yield { text: '{"status":"success","data":{"resultType":"matrix","result":[' };
  for (const [index, one] of series.entries()) {
    const points = rangesOf(one, company).drop(range).next().value ?? [];
    const text = `${index === 0 ? "" : ","}\n{"metric":${labelsOf(one)},"values":[${points.join(",")}]}`;
    yield { text, records: points.length, points: points.length };
  }
  yield { text: "\n]}}\n" };
}

function filesOf(metric: Metric, company: Company): readonly ExportText[] {
  const all = seriesOf(metric, company);
  const ranges = Math.ceil(hours / company.size.metricStepHours / mostPoints);
  const groups = Math.ceil(all.length / seriesPerFile);
  return Array.from({ length: groups * ranges }, (_, index) => ({
    path: `raw/prometheus/${metric.name}-${index + 1}.json`,
    source: "prometheus_query_range",
    pieces: () => {
      const from = Math.floor(index / ranges) * seriesPerFile;
      return answer(all.slice(from, from + seriesPerFile), index % ranges, company);
    },
  }));
}

/** Answers of the metrics' range queries. */
export function prometheusFiles(company: Company): readonly ExportText[] {
  return metrics.slice(0, company.size.metrics).flatMap((metric) => filesOf(metric, company));
}
