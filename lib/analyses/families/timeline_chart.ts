import { smallMultiples } from "../../charts/small_multiples.ts";
import type { Chart } from "../../model/chart.ts";
import { termOf } from "../../model/claim_parts.ts";
import type { Finding } from "../../model/finding.ts";
import type { FamilyShare } from "./analysis.ts";

const most = 6;

/**
 * Incidents a month of the largest families, over all time up to the period's end.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { familiesFinding, familyTimelineChart, parsePeriod } from "hindcast";
 *
 * assert.equal(familyTimelineChart(familiesFinding([], { period: parsePeriod("2026-Q3") })).n, 0);
 * ```
 */
export function familyTimelineChart(finding: Finding<FamilyShare>): Chart {
  const drawn = finding.rows.map((row) => ({
    row,
    total: Object.values(row.months).reduce((sum, n) => sum + n, 0),
  })).sort((a, b) => b.total - a.total).slice(0, most);
  const isNamed = termOf(finding, "named") !== undefined;
  const what = isNamed ? "services that texts name" : "families";
  return smallMultiples(
    drawn.flatMap(({ row: { family, months } }) =>
      Object.entries(months).map(([x, n]) => ({ panel: family, x, estimate: n, low: n, high: n, n }))
    ),
    {
      name: "family-timeline",
      alt: `Incidents a month of the ${drawn.length} largest ${what}, up to ${
        finding.period?.label ?? "the period's end"
      }.`,
      unit: "count",
      n: drawn.reduce((sum, { total }) => sum + total, 0),
      counted: "incidents",
      valueTitle: "Incidents a month",
      xTitle: "Month",
      note: [
        ...(isNamed ? ["One that names two is counted with both"] : []),
        finding.rows.length > drawn.length
          ? `${finding.rows.length - drawn.length} smaller ${what} not drawn`
          : "Counts as they are",
      ].join("; "),
    },
  );
}
