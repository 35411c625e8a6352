import assert from "node:assert/strict";
import { type Company, createCompany } from "../../lib/twin/company.ts";
import {
  decoyMetric,
  leadingMetric,
  type Metric,
  metrics,
  seriesOf,
  valuesOf,
} from "../../lib/twin/metrics.ts";

const day = 86_400_000;
const week = 7 * day;
const company = createCompany({ seed: 1, scale: "sample" });

const metricNamed = (name: string) => metrics.find((metric) => metric.name === name) as Metric;

// Mean over the last half day before each incident, less the same hours a week and two weeks earlier.
function riseBefore(name: string, of: Company): number {
  const rises = seriesOf(metricNamed(name), of).flatMap((series) => {
    const values = new Map(
      [...valuesOf(series, of)].filter(([, value]) => value !== null && !Number.isNaN(value)),
    );
    const leaks = of.incidents.filter(({ family, service }) =>
      family === "memory" && service === series.service
    );
    const level = (at: number) => {
      const near = [...values].filter(([time]) => time > at - day / 2 && time <= at);
      return near.length === 0
        ? NaN
        : near.reduce((sum, [, value]) => sum + (value as number), 0) / near.length;
    };
    return leaks.map(({ createdAt }) =>
      level(createdAt) - (level(createdAt - week) + level(createdAt - 2 * week)) / 2
    );
  }).filter(Number.isFinite);
  return rises.reduce((sum, rise) => sum + rise, 0) / rises.length;
}

Deno.test("memory rises before the incidents of its family, and its decoy does not", () => {
  const lead = riseBefore(leadingMetric, company);
  const decoy = riseBefore(decoyMetric, company);
  assert.ok(lead > 120, `leading: ${lead}`);
  assert.ok(Math.abs(decoy) < 15, `decoy: ${decoy}`);
});

Deno.test("both metrics share the shape of the week", () => {
  const shapes = [leadingMetric, decoyMetric].map((name) => {
    const sums = new Array<number>(42).fill(0);
    for (const series of seriesOf(metricNamed(name), company)) {
      for (const [at, value] of valuesOf(series, company)) {
        const slot = Math.floor((at % week) / (week / 42));
        if (value !== null && !Number.isNaN(value)) sums[slot] = (sums[slot] as number) + value;
      }
    }
    return sums;
  });
  assert.ok(correlation(shapes[0] as number[], shapes[1] as number[]) > 0.85);
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = (pick: (index: number) => number) => a.reduce((total, _, index) => total + pick(index), 0);
  const along = sum((index) => ((a[index] as number) - meanA) * ((b[index] as number) - meanB));
  const ofA = sum((index) => ((a[index] as number) - meanA) ** 2);
  const ofB = sum((index) => ((b[index] as number) - meanB) ** 2);
  return along / Math.sqrt(ofA * ofB);
}

Deno.test("series miss steps and hold a NaN somewhere", () => {
  const values = metrics.slice(0, 2).flatMap((metric) => seriesOf(metric, company))
    .flatMap((series) => [...valuesOf(series, company)].map(([, value]) => value));
  assert.ok(values.filter((value) => value === null).length > 20);
  assert.ok(values.some((value) => value !== null && Number.isNaN(value)));
});
