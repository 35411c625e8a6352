import { intervalPlot } from "../../charts/interval_plot.ts";
import type { IntervalRow } from "../../charts/interval_row.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";

function passes(ratio: Term, { method }: Finding<object>): boolean {
  return (ratio.qValue ?? 1) <= 1 - method.confidence;
}

/** A ratio axis is logarithmic and has no place for zero: it lies beyond the left end, whence the line comes. */
function onLogAxis(value: number | null): number | null {
  return value === 0 ? null : value;
}

function rowOf(finding: Finding<object>, ratio: Term): IntervalRow {
  return {
    label: ratio.labels?.service ?? "All services",
    estimate: onLogAxis(ratio.estimate),
    low: onLogAxis(ratio.confLow),
    high: ratio.confHigh,
    n: ratio.n,
    mark: passes(ratio, finding) ? "evidence" : "none",
  };
}

const mostServices = 14;

function byRatio(a: Term, b: Term): number {
  return (b.estimate ?? Infinity) - (a.estimate ?? Infinity) || 0;
}

/** The services surest to have changed, in order of their ratios. */
function drawnOf(services: readonly Term[]): Term[] {
  return services
    .toSorted((a, b) => (a.pValue ?? 1) - (b.pValue ?? 1))
    .slice(0, mostServices)
    .sort(byRatio);
}

/**
 * Incidents a week as a multiple of what they were before, overall and by service; full marks have evidence.
 *
 * @example
 * ```ts
 * import { frequencyChangeChart, frequencyFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = frequencyFinding([], { period: parsePeriod("2026-Q3"), against: parsePeriod("2026-Q2") });
 * assert.equal(frequencyChangeChart(finding).unit, "ratio");
 * ```
 */
export function frequencyChangeChart(finding: Finding<object>): Chart {
  const overall = finding.terms.filter(({ term }) => term === "rate.ratio");
  const services = finding.terms.filter(({ term }) => term.startsWith("rate.ratio.service."));
  const ratios = [...overall, ...services];
  const changed = ratios.filter((ratio) => passes(ratio, finding)).length;
  const [now, before] = [finding.period?.label ?? "the period", finding.against?.label ?? "before"];
  const hidden = Math.max(0, services.length - mostServices);
  const outside = finding.method.n - (overall[0]?.n ?? 0);
  const line = `Line: ${formatValue(finding.method.confidence, "share")} interval${
    overall[0] && outside > 0 ? `; ${outside} more fall in no whole week` : ""
  }`;
  return intervalPlot([...overall, ...drawnOf(services)].map((ratio) => rowOf(finding, ratio)), {
    name: "frequency-change",
    alt: `Incidents a week in ${now} as a multiple of ${before}, overall and by service; ${changed} of ` +
      `${ratios.length} comparisons pass their test.`,
    unit: "ratio",
    n: overall[0]?.n ?? 0,
    counted: "incidents",
    valueTitle: `Incidents a week, ${now} over ${before}`,
    note: hidden > 0 ? `${line}; ${hidden} more comparisons not drawn` : line,
  });
}
