import { intervalPlot, type IntervalRow } from "../../charts/interval_plot.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";

function passes(ratio: Term, { method }: Finding<object>): boolean {
  return (ratio.qValue ?? 1) <= 1 - method.confidence;
}

function rowOf(finding: Finding<object>, ratio: Term): IntervalRow {
  return {
    label: ratio.labels?.service ?? "All services",
    estimate: ratio.estimate,
    low: ratio.confLow,
    high: ratio.confHigh,
    n: ratio.n,
    mark: passes(ratio, finding) ? "evidence" : "none",
  };
}

function byRatio(a: Term, b: Term): number {
  const overall = Number(a.labels?.service !== undefined) - Number(b.labels?.service !== undefined);
  return overall || (b.estimate ?? Infinity) - (a.estimate ?? Infinity) || 0;
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
  const ratios = finding.terms
    .filter(({ term }) => term === "rate.ratio" || term.startsWith("rate.ratio.service."))
    .sort(byRatio);
  const changed = ratios.filter((ratio) => passes(ratio, finding)).length;
  const [now, before] = [finding.period?.label ?? "the period", finding.against?.label ?? "before"];
  const line = `Line: ${formatValue(finding.method.confidence, "share")} interval`;
  return intervalPlot(ratios.map((ratio) => rowOf(finding, ratio)), {
    name: "frequency-change",
    alt: `Incidents a week in ${now} as a multiple of ${before}, overall and by service; ${changed} of ` +
      `${ratios.length} comparisons pass their test.`,
    unit: "ratio",
    n: finding.method.n,
    counted: "incidents",
    valueTitle: `Incidents a week, ${now} over ${before}`,
    note: `${line}; full mark: passes after adjustment`,
  });
}
