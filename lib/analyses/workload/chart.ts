import { smallMultiples } from "../../charts/small_multiples.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import { hoursWords } from "./_hours.ts";
import type { WorkloadPoint } from "./points.ts";

/**
 * Interruptions a week by kind of hours, month by month, of the whole organisation.
 *
 * @example
 * ```ts
 * import { parsePeriod, workloadChart, workloadFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(workloadChart(workloadFinding([], { period: parsePeriod("2026-Q3") })).n, 0);
 * ```
 */
export function workloadChart(finding: Finding<WorkloadPoint>): Chart {
  return smallMultiples(
    finding.rows.map(({ hours, month, estimate, low, high, n }) => ({
      panel: hoursWords[hours],
      x: month,
      estimate,
      low,
      high,
      n,
    })),
    {
      name: "workload",
      alt:
        "Interruptions a week in working hours, evenings, nights and weekends, in each of the last months.",
      unit: "per_week",
      n: finding.rows.reduce((sum, { n }) => sum + n, 0),
      counted: "interruptions",
      valueTitle: "Interruptions, whole organisation",
      xTitle: "Month",
      note: `Line: ${formatValue(finding.method.confidence, "share")} interval`,
    },
  );
}
