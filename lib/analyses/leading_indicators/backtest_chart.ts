import { curveChart, type CurveRow } from "../../charts/curve_chart.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import type { BacktestPoint } from "./backtest.ts";
import { strongestTest } from "./_strongest.ts";

const names: Readonly<Record<BacktestPoint["predictor"], string>> = {
  indicator: "every threshold",
  chosen: "as chosen",
  "seasonal rate": "hours of week",
  "alert always": "always",
  "last incident": "after an incident",
};

/** Beyond so many false alarms a week a threshold is no use, and would squeeze the rest together. */
const mostFalse = 7;

/**
 * Share of incidents warned of against false alarms a week, for every threshold and as chosen, beside the baselines: the
 * target whose indicator did best.
 *
 * @example
 * ```ts
 * import { backtestChart, leadingIndicators, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { backtest } = leadingIndicators([], [], { period: parsePeriod("2026-Q3") });
 * assert.equal(backtestChart(backtest).n, 0);
 * ```
 */
export function backtestChart(finding: Finding<BacktestPoint>): Chart {
  const test = strongestTest(finding);
  const rows = finding.rows.filter(({ target, falsePerWeek }) =>
    target === test?.target && falsePerWeek <= mostFalse
  ).map(({ predictor, falsePerWeek, recall }): CurveRow => ({
    group: names[predictor],
    x: falsePerWeek,
    y: recall ?? 0,
    low: null,
    high: null,
  }));
  return curveChart(rows, {
    name: "leading-indicators-backtest",
    alt:
      `Share of the incidents of ${
        test?.targetName ?? "no target"
      } that were warned of, against false alarms a ` +
      "week, on time not learned from.",
    unit: "per_week",
    n: test?.recall.n ?? 0,
    counted: "incidents not learned from",
    valueTitle: "False alarms",
    upTitle: "Share warned of",
    upUnit: "share",
    focus: names.chosen,
  });
}
