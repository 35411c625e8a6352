import { intervalPlot } from "../../charts/interval_plot.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import type { PreventionShare } from "./analysis.ts";

/**
 * How often an incident followed, rule by rule: after warnings that were acted on, after others, and without one.
 *
 * @example
 * ```ts
 * import { preventionChart, preventionFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(preventionChart(preventionFinding([])).unit, "share");
 * ```
 */
export function preventionChart(finding: Finding<PreventionShare>): Chart {
  return intervalPlot(
    finding.rows.map(({ rule, arm, share, confLow, confHigh, n }) => ({
      label: rule,
      group: arm,
      estimate: share,
      low: confLow,
      high: confHigh,
      n,
    })),
    {
      name: "prevention",
      alt:
        "Share of warnings that an incident followed, by rule: acted on, not acted on, and in as long a time " +
        "without a warning.",
      unit: "share",
      focus: "acted on",
      n: finding.method.n,
      counted: "warnings",
      valueTitle: "Followed by an incident",
      note: finding.rows.length === 0
        ? "No rule is in force and kept in the book"
        : `Line: ${
          formatValue(finding.method.confidence, "share")
        } interval; without a warning n counts incidents`,
    },
  );
}
