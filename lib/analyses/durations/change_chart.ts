import { intervalPlot } from "../../charts/interval_plot.ts";
import type { IntervalRow } from "../../charts/interval_row.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { noteOf } from "./_chart_words.ts";
import { passes } from "./_evidence.ts";

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

const mostServices = 14;

/** The services surest to have changed, in order of their ratios. */
function drawnOf(services: readonly Term[]): Term[] {
  return services
    .toSorted((a, b) => (a.pValue ?? 1) - (b.pValue ?? 1))
    .slice(0, mostServices)
    .sort((a, b) => (a.estimate ?? 1) - (b.estimate ?? 1));
}

/**
 * Time to resolve as a multiple of what it was before, overall and by service; full marks have evidence.
 *
 * @example
 * ```ts
 * import { durationChangeChart, durationFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = durationFinding([], { period: parsePeriod("2026-Q3"), against: parsePeriod("2026-Q2") });
 * assert.equal(durationChangeChart(finding).unit, "ratio");
 * ```
 */
export function durationChangeChart(finding: Finding<object>): Chart {
  const overall = finding.terms.filter(({ term }) => term === "resolve.ratio");
  const services = finding.terms.filter(({ term }) => term.startsWith("resolve.ratio.service."));
  const ratios = [...overall, ...services];
  const changed = ratios.filter((ratio) => passes(ratio, finding)).length;
  const hidden = Math.max(0, services.length - mostServices);
  const [now, before] = [finding.period?.label ?? "the period", finding.against?.label ?? "before"];
  const note = noteOf(finding, "resolve");
  return intervalPlot([...overall, ...drawnOf(services)].map((ratio) => rowOf(finding, ratio)), {
    name: "durations-change",
    alt: `Time to resolve in ${now} as a multiple of ${before}, overall and by service; ${changed} of ` +
      `${ratios.length} comparisons pass their test.`,
    unit: "ratio",
    n: overall[0]?.n ?? 0,
    counted: "incidents",
    valueTitle: `Time to resolve, ${now} over ${before}`,
    note: hidden > 0 ? `${note}; ${hidden} more comparisons not drawn` : note,
  });
}
