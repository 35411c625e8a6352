import { smallMultiples } from "../../charts/small_multiples.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import { largestFirst } from "./_largest_first.ts";

const most = 6;

/**
 * Shares of the commonest causes (or triggers) of the period, quarter by quarter up to its end.
 *
 * @example
 * ```ts
 * import { causeFinding, causeTimelineChart } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = causeFinding([], { role: "cause", categories: [], period: null });
 * assert.equal(causeTimelineChart(finding).n, 0);
 * ```
 */
export function causeTimelineChart(finding: Finding<object>): Chart {
  const drawn = largestFirst(finding, "share.").slice(0, most).map(({ labels }) => labels?.category ?? "");
  const quarters = finding.terms.filter(({ term }) => term.startsWith("quarter."));
  const incidents = new Map(quarters.map(({ labels, n }) => [labels?.quarter, n]));
  return smallMultiples(
    drawn.flatMap((panel) =>
      quarters.filter(({ labels }) => labels?.category === panel).map((
        { labels, estimate, confLow, confHigh, n },
      ) => ({ panel, x: labels?.quarter ?? "", estimate, low: confLow, high: confHigh, n }))
    ),
    {
      name: `${finding.name}-timeline`,
      alt: `Share of incidents by ${finding.name.slice(0, -1)} in every quarter, with intervals.`,
      unit: "share",
      n: incidents.values().reduce((sum, n) => sum + n, 0),
      counted: "incidents",
      valueTitle: "Share of incidents",
      xTitle: "Quarter",
      note: finding.skipped.find(({ term }) => term === "share")?.reason ??
        `Line: ${formatValue(finding.method.confidence, "share")} interval, errors of guesses in it`,
    },
  );
}
