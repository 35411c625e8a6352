import { smallMultiples } from "../../charts/small_multiples.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";

const quarterS = 900;

/** Whole incidents of each share, such that those up to any share add up to what they hold together. */
function wholeCounts(shares: readonly number[], n: number): number[] {
  let [sum, told] = [0, 0];
  return shares.map((share) => {
    const before = told;
    sum += share * n;
    told = Math.round(sum);
    return told - before;
  });
}

/**
 * How long after changes the incidents come that they bring: the share of them that comes in a quarter of an hour, so that
 * bins of different length can be held against each other.
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
  const counts = wholeCounts(lags.map(({ estimate }) => estimate ?? 0), lags[0]?.n ?? 0);
  return smallMultiples(
    lags.map(({ labels, estimate, confLow, confHigh }, at) => {
      const quarters = (Number(labels?.to_s) - Number(labels?.from_s)) / quarterS;
      const each = (share: number | null) => share === null ? null : share / quarters;
      return {
        panel: "All kinds of change",
        x: `to ${formatValue(Number(labels?.to_s), "s")}`,
        estimate: each(estimate),
        low: each(confLow),
        high: each(confHigh),
        n: counts[at] ?? 0,
      };
    }),
    {
      name: "change-lags",
      alt: "Share of the incidents owed to changes by the time since the change.",
      unit: "share",
      n: lags[0]?.n ?? 0,
      counted: "incidents owed to changes",
      valueTitle: "Share of what changes brought, per quarter of an hour",
      xTitle: "Time since the change",
      note: `Line: ${formatValue(finding.method.confidence, "share")} interval`,
    },
  );
}
