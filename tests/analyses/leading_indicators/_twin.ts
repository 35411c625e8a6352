import type { IndicatorIncident } from "../../../lib/analyses/leading_indicators/rows.ts";
import type { Stream } from "../../../lib/analyses/leading_indicators/streams.ts";
import { type Company, createCompany } from "../../../lib/twin/company.ts";
import {
  decoyMetric,
  leadingMetric,
  type Metric,
  metrics,
  seriesOf,
  valuesOf,
} from "../../../lib/twin/metrics.ts";
import { hourMs } from "./_company.ts";

/** A sampled series hour by hour: a sample is kept until the next one. */
function streamOf(company: Company, series: ReturnType<typeof seriesOf>[number]): Stream {
  const { metricStepHours: step } = company.size;
  const samples = [...valuesOf(series, company)];
  const values = new Float32Array(samples.length * step);
  samples.forEach(([, value], at) => values.fill(value ?? NaN, at * step, (at + 1) * step));
  const firstHour = (samples[0]?.[0] ?? 0) / hourMs;
  return { kind: "metric", service: series.service.name, name: series.metric.name, firstHour, values };
}

function changesOf(company: Company, service: string, first: Stream): Stream {
  const values = new Float32Array(first.values.length);
  for (const { startedAt, service: own } of company.changes) {
    const at = Math.floor(startedAt / hourMs) - first.firstHour;
    if (own.name === service && at >= 0 && at < values.length) values[at] = (values[at] as number) + 1;
  }
  return { kind: "change", service, name: "all changes", firstHour: first.firstHour, values };
}

const planted = metrics.filter(({ name }) => name === leadingMetric || name === decoyMetric);

/**
 * Incidents and streams of a company of the sample's size: changes and metrics, where nothing is said the planted one and
 * its decoy alone.
 */
export function twinOf(
  seed: number,
  asked: readonly Metric[] = planted,
): { incidents: IndicatorIncident[]; streams: Stream[] } {
  const company = createCompany({ seed, scale: "sample" });
  const streams = asked
    .flatMap((metric) => seriesOf(metric, company)).map((series) => streamOf(company, series));
  const first = streams[0] as Stream;
  return {
    incidents: company.incidents.filter(({ kind }) => kind === "incident").map((one) => ({
      incidentId: one.id,
      service: one.service.name,
      startedAt: new Date(one.createdAt).toISOString(),
      uncertainS: 0,
      resolvedAt: one.resolvedAt === null ? null : new Date(one.resolvedAt).toISOString(),
      familyId: one.family,
      family: one.family,
      cause: null,
    })),
    streams: [...streams, ...company.services.map(({ name }) => changesOf(company, name, first))],
  };
}
