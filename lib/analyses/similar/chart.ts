import { intervalPlot } from "../../charts/interval_plot.ts";
import type { IntervalRow } from "../../charts/interval_row.ts";
import { cleanText } from "../../model/clean_text.ts";
import type { Chart } from "../../model/chart.ts";
import { termOf } from "../../model/claim_parts.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import type { SimilarIncident } from "./analysis.ts";

const longest = 34;

function labelOf({ title, incidentId, startedAt }: SimilarIncident): string {
  const name = [...cleanText(title ?? incidentId)];
  const short = name.length > longest ? `${name.slice(0, longest - 1).join("")}…` : name.join("");
  return `${startedAt.slice(0, 10)} ${short}`;
}

function rowOf(past: SimilarIncident): IntervalRow {
  const { resolveS, isResolved } = past;
  return {
    label: labelOf(past),
    estimate: resolveS,
    low: resolveS,
    // Where the end was not seen it has taken at least so long.
    high: isResolved ? resolveS : null,
    n: 1,
  };
}

/**
 * How long the nearest past incidents took, the most alike first, and their median with its interval.
 *
 * @example
 * ```ts
 * import { similarChart, similarFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = similarFinding([], [], { asked: { description: "connection pool exhausted" } });
 * assert.equal(similarChart(finding).n, 0);
 * ```
 */
export function similarChart(finding: Finding<SimilarIncident>): Chart {
  const timed = finding.rows.filter(({ resolveS }) => resolveS !== null);
  const median = termOf(finding, "resolve.median");
  const overall = median
    ? [{
      label: "Median",
      estimate: median.estimate,
      low: median.confLow,
      high: median.confHigh,
      n: median.n,
    }]
    : [];
  return intervalPlot([...timed.map(rowOf), ...overall], {
    name: "similar",
    alt:
      `Time to resolve of ${timed.length} of the ${finding.rows.length} nearest past incidents, the most alike first, and their median.`,
    unit: "s",
    n: timed.length,
    counted: "incidents",
    valueTitle: "Time to resolve",
    note: `Most alike first; line of the median: ${formatValue(finding.method.confidence, "share")} interval`,
  });
}
