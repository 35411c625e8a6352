import { smallMultiples } from "../../charts/small_multiples.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";

/**
 * Incidents a week, quarter by quarter.
 *
 * @example
 * ```ts
 * import { frequencyFinding, frequencyHistoryChart, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = frequencyFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.equal(frequencyHistoryChart(finding).n, 0);
 * ```
 */
export function frequencyHistoryChart(finding: Finding<object>): Chart {
  const rates = finding.terms.filter(({ term }) => /^rate\.\d{4}-Q\d$/.test(term));
  return smallMultiples(
    rates.map(({ labels, estimate, confLow, confHigh, n }) => ({
      panel: "All services",
      x: labels?.span ?? "",
      estimate,
      low: confLow,
      high: confHigh,
      n,
    })),
    {
      name: "frequency-history",
      alt: `Incidents a week in every quarter up to ${
        finding.period?.label ?? "the period"
      }, with intervals.`,
      unit: "per_week",
      n: rates.reduce((sum, { n }) => sum + n, 0),
      counted: "incidents",
      valueTitle: "Incidents",
      xTitle: "Quarter",
      note: `Line: ${formatValue(finding.method.confidence, "share")} interval`,
    },
  );
}
