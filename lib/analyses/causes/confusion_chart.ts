import { matrixChart } from "../../charts/matrix_chart.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import type { ConfusionCell } from "./analysis.ts";

/**
 * What people decided about later incidents against what the classifier answered.
 *
 * @example
 * ```ts
 * import { causeConfusionChart, causeFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = causeFinding([], { role: "cause", categories: [], period: null });
 * assert.equal(causeConfusionChart(finding).n, 0);
 * ```
 */
export function causeConfusionChart(finding: Finding<ConfusionCell>): Chart {
  const n = finding.rows.reduce((sum, cell) => sum + cell.n, 0);
  const right = finding.rows.filter(({ label, answer }) => label === answer).reduce(
    (sum, cell) => sum + cell.n,
    0,
  );
  return matrixChart(
    finding.rows.map(({ label, answer, n }) => ({ row: label, column: answer, n })),
    {
      name: `${finding.name}-confusion`,
      alt:
        `What people decided against what the classifier answered on later incidents: ${right} of ${n} alike.`,
      unit: "count",
      n,
      counted: "later incidents with a label",
      valueTitle: "Answered by the classifier, when it had to answer",
      rowTitle: "Decided",
      note: finding.skipped.find(({ term }) => term === "micro_f1")?.reason ??
        "Colour: share of the row; blue agrees",
    },
  );
}
