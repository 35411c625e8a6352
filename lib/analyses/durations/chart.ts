import { intervalPlot } from "../../charts/interval_plot.ts";
import type { IntervalRow } from "../../charts/interval_row.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { measures } from "./_spells.ts";
import { groupOf, noteOf, sizeOf } from "./_chart_words.ts";

function rowsOf(finding: Finding<object>, term: Term): IntervalRow {
  return {
    label: `Time to ${term.labels?.measure ?? ""}`,
    group: groupOf(term, finding),
    estimate: term.estimate,
    low: term.confLow,
    high: term.confHigh,
    n: term.n,
  };
}

/**
 * Median time to acknowledge, mitigate and resolve with intervals, in both periods.
 *
 * @example
 * ```ts
 * import { durationChart, durationFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = durationFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.equal(durationChart(finding).name, "durations");
 * ```
 */
export function durationChart(finding: Finding<object>): Chart {
  const medians = measures.flatMap((measure) =>
    ["against", "period"].flatMap((span) =>
      finding.terms.filter(({ term }) => term === `${measure}.median.${span}`)
    )
  );
  return intervalPlot(medians.map((term) => rowsOf(finding, term)), {
    name: "durations",
    alt: `Median time to acknowledge, mitigate and resolve in ${finding.period?.label ?? "the period"}` +
      `${finding.against ? ` and ${finding.against.label}` : ""}, with intervals.`,
    unit: "s",
    n: sizeOf(finding, "resolve"),
    counted: "incidents",
    valueTitle: "Median time",
    note: noteOf(finding, "resolve"),
    focus: finding.period?.label ?? "",
  });
}
