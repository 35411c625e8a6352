import { intervalPlot } from "../../charts/interval_plot.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import { heldTermsOf, isHeld } from "./_evidence.ts";

/**
 * How often each family comes since something was done about it, over how often it came before.
 *
 * @example
 * ```ts
 * import { learningChart, learningFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(learningChart(learningFinding([], { period: parsePeriod("2026-Q3") })).unit, "ratio");
 * ```
 */
export function learningChart(finding: Finding<object>): Chart {
  const held = heldTermsOf(finding);
  return intervalPlot(
    held.map((term) => ({
      label: term.labels?.family ?? "",
      estimate: term.estimate,
      low: term.confLow,
      high: term.confHigh,
      n: term.n,
      mark: isHeld(term, finding) ? "evidence" : "none",
    })),
    {
      name: "learning",
      alt: `Rate of ${held.length} families after something was done about them over their rate before.`,
      unit: "ratio",
      scale: "linear",
      n: held.reduce((sum, { n }) => sum + n, 0),
      counted: "incidents",
      valueTitle: "Rate since then, over the rate before",
      note: `Line: ${formatValue(finding.method.confidence, "share")} interval over all that was done`,
    },
  );
}
