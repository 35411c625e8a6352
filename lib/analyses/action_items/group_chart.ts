import { intervalPlot } from "../../charts/interval_plot.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";

/**
 * Share of things to do that are done within ninety days: all of them, then by team and by priority in the order of their
 * names.
 *
 * @example
 * ```ts
 * import { actionItemFinding, actionItemGroupChart, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = actionItemFinding([], { period: parsePeriod("2026-Q3") });
 * assert.equal(actionItemGroupChart(finding).unit, "share");
 * ```
 */
export function actionItemGroupChart(finding: Finding<object>): Chart {
  const shares = finding.terms.filter(({ term }) => term.startsWith("done_in_quarter"));
  return intervalPlot(
    shares.map(({ labels, estimate, confLow, confHigh, n }) => ({
      label: labels?.team ?? (labels?.priority === undefined ? "All" : `Priority ${labels.priority}`),
      estimate,
      low: confLow,
      high: confHigh,
      n,
    })),
    {
      name: "action_items-groups",
      alt:
        "Share of the things to do after incidents that are done within ninety days, by team and priority.",
      unit: "share",
      n: shares[0]?.n ?? 0,
      counted: "things to do",
      valueTitle: "Done within ninety days",
      note: `Line: ${formatValue(finding.method.confidence, "share")} interval`,
    },
  );
}
