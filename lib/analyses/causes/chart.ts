import { intervalPlot } from "../../charts/interval_plot.ts";
import type { IntervalRow } from "../../charts/interval_row.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import { largestFirst } from "./_largest_first.ts";

function rowsOf(terms: readonly Term[]): IntervalRow[] {
  return terms.map(({ labels, estimate, confLow, confHigh, n }) => ({
    label: labels?.category ?? "no seed word",
    estimate,
    low: confLow,
    high: confHigh,
    n,
  }));
}

/** What seed words say, hollow: nobody has checked it. */
function seedChart(finding: Finding<object>, n: number): Chart {
  const none = finding.terms.filter(({ term }) => term === "seeds.none");
  const word = finding.name.slice(0, -1);
  return intervalPlot(
    rowsOf([...largestFirst(finding, "seeds."), ...none]).map((row) => ({ ...row, mark: "none" })),
    {
      name: finding.name,
      alt: `Share of incidents whose seed words point at a ${word}: unchecked guesses, labels being too few.`,
      unit: "share",
      n,
      counted: "incidents",
      valueTitle: "Incidents whose seed words point there",
      note: "Guesses, not shares: labels are too few, deno task label asks for them",
    },
  );
}

/**
 * Shares of the causes (or triggers), largest first; while labels are too few to tell them, where seed words point, and
 * that it says so.
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
  const shares = largestFirst(finding, "share.");
  const incidents = finding.terms.find(({ term }) => term === "incidents")?.n ?? 0;
  const [first] = shares;
  if (!first) return seedChart(finding, incidents);
  const confidence = formatValue(finding.method.confidence, "share");
  return intervalPlot(rowsOf(shares), {
    name: finding.name,
    alt: `Share of incidents by ${finding.name.slice(0, -1)}, with intervals; largest: ${
      first.labels?.category ?? ""
    }.`,
    unit: "share",
    n: incidents,
    counted: "incidents",
    valueTitle: "Share of incidents",
    note: `Line: ${confidence} interval, errors of guesses in it; n beside: labels at random`,
  });
}
