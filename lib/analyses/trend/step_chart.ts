import { intervalPlot } from "../../charts/interval_plot.ts";
import type { IntervalRow } from "../../charts/interval_row.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { toldStep } from "./_step_sentences.ts";
import { measureOf, measureWords } from "./_words.ts";

const parts = { difference: "in all", mix: "mix", within: "within groups", data: "data" } as const;

/** A part against the level before: of a rate or share in percent of it; of a duration the same for logarithms. */
function relativeTo(before: Term, part: Term): number | null {
  if (part.estimate === null || before.estimate === null || before.estimate <= 0) return null;
  return part.unit === "ratio" ? Math.log(part.estimate) : part.estimate / before.estimate;
}

/**
 * What the difference of two periods is made of, measure by measure: in percent of the level before (durations in
 * percent of a logarithm), so that the parts of a measure add up.
 *
 * @example
 * ```ts
 * import { parsePeriod, trendFinding, trendStepChart } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = trendFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.equal(trendStepChart(finding).unit, "percent_change");
 * ```
 */
export function trendStepChart(finding: Finding<object>): Chart {
  const step = toldStep(finding);
  const befores = finding.terms.filter(({ term, labels }) =>
    labels?.step === step && step !== null && term.endsWith(".before")
  );
  const rows = befores.flatMap((before) =>
    Object.entries(parts).flatMap(([part, group]): IntervalRow[] => {
      const term = finding.terms.find(({ term }) => term === before.term.replace(/before$/, part));
      const estimate = term ? relativeTo(before, term) : null;
      const label = measureWords[measureOf(before)].title;
      return [{ label, group, estimate, low: estimate, high: estimate, n: before.n }];
    })
  );
  const { from = "before", to = "now" } = befores[0]?.labels ?? {};
  return intervalPlot(rows, {
    name: "trend-step",
    alt:
      `What the differences of ${to} and ${from} are made of: mix, within groups and data, for ${befores.length} ` +
      "measures.",
    unit: "percent_change",
    n: befores[0]?.n ?? 0,
    counted: "incidents",
    valueTitle: `${to} against ${from}, in percent of ${from}`,
    note: "Mix, within and data add up to the whole; durations as logarithms",
    focus: parts.difference,
  });
}
