import { survivalCurve } from "../../charts/survival_curve.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import type { SurvivalStep } from "../../stats/kaplan_meier.ts";

/**
 * Share of things to do that are still open, by time since they were noted.
 *
 * @example
 * ```ts
 * import { actionItemChart, actionItemFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(actionItemChart(actionItemFinding([], { period: parsePeriod("2026-Q3") })).n, 0);
 * ```
 */
export function actionItemChart(finding: Finding<SurvivalStep>): Chart {
  return survivalCurve(
    finding.rows.map(({ time, survival, confLow, confHigh }) => ({
      group: "All things to do",
      time,
      survival,
      low: confLow,
      high: confHigh,
    })),
    {
      name: "action_items",
      alt: "Share of the things to do after incidents that are still open, by time since they were noted.",
      unit: "s",
      n: finding.method.n,
      counted: "things to do",
      valueTitle: "Time since it was noted",
      survivalTitle: "Share still open",
      scale: "linear",
      note: `Band: ${formatValue(finding.method.confidence, "share")} interval`,
    },
  );
}
