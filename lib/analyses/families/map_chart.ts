import { matrixChart } from "../../charts/matrix_chart.ts";
import type { Chart } from "../../model/chart.ts";
import { termOf } from "../../model/claim_parts.ts";
import type { Finding } from "../../model/finding.ts";
import type { FamilyShare } from "./analysis.ts";

const most = 12;

/** Most incidents first, the same order on every machine. */
function largest(totals: ReadonlyMap<string, number>): string[] {
  return [...totals].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, most).map(([name]) => name);
}

/**
 * On which services the families of the period fell: one row a family, one column a service, the largest twelve of each.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { familiesFinding, familyMapChart, parsePeriod } from "hindcast";
 *
 * assert.equal(familyMapChart(familiesFinding([], { period: parsePeriod("2026-Q3") })).n, 0);
 * ```
 */
export function familyMapChart(finding: Finding<FamilyShare>): Chart {
  const there = finding.rows.filter(({ incidents }) => incidents > 0);
  const totals = new Map<string, number>();
  for (const { services } of there) {
    for (const [service, n] of Object.entries(services)) totals.set(service, (totals.get(service) ?? 0) + n);
  }
  const columns = largest(totals);
  const drawn = there.slice(0, most);
  const isNamed = termOf(finding, "named") !== undefined;
  const left = there.length - drawn.length + totals.size - columns.length;
  return matrixChart(
    drawn.flatMap(({ family, services }) =>
      columns.map((column) => ({ row: family, column, n: services[column] ?? 0 }))
    ),
    {
      name: "family-map",
      alt: `Incidents of ${drawn.length} ${isNamed ? "services that texts name" : "families"} by service in ${
        finding.period?.label ?? "all time"
      }.`,
      unit: "count",
      n: drawn.reduce((sum, { incidents }) => sum + incidents, 0),
      counted: "incidents",
      valueTitle: "Service",
      rowTitle: isNamed ? "Named in texts" : "Family",
      isMixed: true,
      note: [
        "Colour: share of the row; an incident on two services is counted with both",
        ...(left > 0 ? [`${left} smaller ones not drawn`] : []),
      ].join("; "),
    },
  );
}
