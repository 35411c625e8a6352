import { smallMultiples } from "../../charts/small_multiples.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import type { TrendPoint } from "./points.ts";
import { measureOf, measureWords, passes, shiftsIn } from "./_words.ts";

function divided(value: number | null, middle: number): number | null {
  return value === null || value <= 0 ? null : value / middle;
}

/** Points of one measure as multiples of their own geometric mean, so that all lines share one scale. */
function relative(points: readonly TrendPoint[]): TrendPoint[] {
  const logs = points.flatMap(({ estimate }) =>
    estimate !== null && estimate > 0 ? [Math.log(estimate)] : []
  );
  if (logs.length === 0) return [];
  const middle = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  return points.map((point) => ({
    ...point,
    estimate: divided(point.estimate, middle),
    low: divided(point.low, middle),
    high: divided(point.high, middle),
  }));
}

/** The smallest lasting shift that a line would have shown, beside its name. */
function panelOf(finding: Finding<object>, measure: TrendPoint["measure"]): string {
  const detectable = finding.terms.find(({ term }) => term === `detectable.${measure}`);
  const { title } = measureWords[measure];
  if (!detectable || detectable.estimate === null) return `${title} · too thin to test`;
  const size = formatValue(detectable.estimate, detectable.unit);
  return `${title} · ${detectable.unit === "points" ? `±${size}` : size}`;
}

/** Every third point back from the last: the months of two points never overlap, so that nothing is drawn twice. */
function apart(quarters: readonly TrendPoint[]): TrendPoint[] {
  const months = [...new Set(quarters.map(({ month }) => month))].sort().reverse();
  const drawn = new Set(months.filter((_, index) => index % 3 === 0));
  return quarters.filter(({ month }) => drawn.has(month));
}

/**
 * Every measure over three months at a time, back from the last, as a multiple of its own mean; beside its name the
 * smallest lasting shift it would have shown; full where a lasting shift passed.
 *
 * @example
 * ```ts
 * import { parsePeriod, trendChart, trendFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = trendFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.equal(trendChart(finding).n, 0);
 * ```
 */
export function trendChart(finding: Finding<TrendPoint>): Chart {
  const quarters = apart(finding.rows.filter(({ view }) => view === "quarter"));
  const shifted = new Set(
    shiftsIn(finding).filter((shift) => shift.labels?.service === undefined && passes(shift, finding))
      .map(measureOf),
  );
  const lines = [...Map.groupBy(quarters, ({ measure }) => measure)];
  return smallMultiples(
    lines.flatMap(([measure, points]) =>
      relative(points).map(({ month, estimate, low, high, n }) => ({
        panel: panelOf(finding, measure),
        x: month,
        estimate,
        low,
        high,
        n,
        marked: shifted.has(measure),
      }))
    ),
    {
      name: "trend",
      alt: `${lines.length} measures over three months at a time, as multiples of their own mean; ` +
        `${shifted.size} with a lasting shift.`,
      unit: "ratio",
      n: finding.method.n,
      counted: "incidents",
      valueTitle: "Three months, as a multiple of the line's own mean",
      xTitle: "Last month of the three",
      note: `Line: ${
        formatValue(finding.method.confidence, "share")
      } interval; beside the name: the smallest lasting shift it would have shown`,
    },
  );
}
