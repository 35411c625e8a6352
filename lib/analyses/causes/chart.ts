import { intervalPlot } from "../../charts/interval_plot.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";

/**
 * Shares of the causes (or triggers), largest first.
 *
 * @example
 * ```ts
 * import { causeChart, causeFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = causeFinding([], { role: "cause", categories: [], period: null });
 * assert.equal(causeChart(finding).name, "causes");
 * ```
 */
export function causeChart(finding: Finding<object>): Chart {
  const shares = finding.terms.filter(({ term }) => term.startsWith("share."))
    .sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0));
  const incidents = finding.terms.find(({ term }) => term === "incidents")?.n ?? 0;
  const first = shares[0]?.labels?.category ?? "none";
  return intervalPlot(
    shares.map(({ labels, estimate, confLow, confHigh, n }) => ({
      label: labels?.category ?? "",
      estimate,
      low: confLow,
      high: confHigh,
      n,
    })),
    {
      name: finding.name,
      alt: `Share of incidents by ${finding.name.slice(0, -1)}, with intervals; largest: ${first}.`,
      unit: "share",
      n: incidents,
      counted: "incidents",
      valueTitle: "Share of incidents",
      note: `Line: ${
        formatValue(finding.method.confidence, "share")
      } interval, errors of guesses in it; n beside: labels at random`,
    },
  );
}
