import { smallMultiples } from "../../charts/small_multiples.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";

/**
 * How long after changes the incidents come that they bring.
 *
 * @param finding of `candidateFinding`.
 *
 * @example
 * ```ts
 * import { candidateFinding, changeLagChart, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = candidateFinding([], [], { period: parsePeriod("2026-Q3") });
 * assert.equal(changeLagChart(finding).unit, "share");
 * ```
 */
export function changeLagChart(finding: Finding<object>): Chart {
  const lags = finding.terms.filter(({ term }) => term.startsWith("lag."));
  return smallMultiples(
    lags.map(({ labels, estimate, confLow, confHigh, n }) => ({
      panel: "All kinds of change",
      x: `to ${formatValue(Number(labels?.to_s), "s")}`,
      estimate,
      low: confLow,
      high: confHigh,
      n,
    })),
    {
      name: "change-lags",
      alt: "Share of the incidents owed to changes by the time since the change.",
      unit: "share",
      n: lags[0]?.n ?? 0,
      counted: "incidents owed to changes",
      valueTitle: "Share of them",
      xTitle: "Time since the change",
      note: `Line: ${formatValue(finding.method.confidence, "share")} interval`,
    },
  );
}
