import { smallMultiples } from "../../charts/small_multiples.ts";
import type { SmallMultiplesRow } from "../../charts/small_multiples_row.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { noteOf } from "./_chart_words.ts";

const mostServices = 11;
const overall = "All services";

function isHistory({ term }: Term): boolean {
  return /^resolve\.median\.\d{4}-Q\d/.test(term);
}

function rowOf(term: Term): SmallMultiplesRow {
  return {
    panel: term.labels?.service ?? overall,
    x: term.labels?.span ?? "",
    estimate: term.estimate,
    low: term.confLow,
    high: term.confHigh,
    n: term.n,
  };
}

/** Panels with most incidents first; the rest is not drawn, and the words say so. */
function panelsOf(rows: readonly SmallMultiplesRow[]): string[] {
  const incidents = new Map<string, number>();
  for (const { panel, n } of rows) incidents.set(panel, (incidents.get(panel) ?? 0) + n);
  return [...incidents].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([panel]) => panel);
}

/**
 * Median time to resolve quarter by quarter, overall and for the services with most incidents.
 *
 * @example
 * ```ts
 * import { durationFinding, durationHistoryChart, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = durationFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.equal(durationHistoryChart(finding).n, 0);
 * ```
 */
export function durationHistoryChart(finding: Finding<object>): Chart {
  const rows = finding.terms.filter(isHistory).map(rowOf);
  const services = panelsOf(rows.filter(({ panel }) => panel !== overall));
  const drawn = [overall, ...services.slice(0, mostServices)];
  const hidden = services.length - (drawn.length - 1);
  return smallMultiples(drawn.flatMap((panel) => rows.filter((row) => row.panel === panel)), {
    name: "durations-history",
    alt:
      `Median time to resolve in every quarter up to ${
        finding.period?.label ?? "the period"
      }, overall and for ` +
      `${drawn.length - 1} services.`,
    unit: "s",
    n: rows.filter(({ panel }) => panel === overall).reduce((sum, { n }) => sum + n, 0),
    counted: "incidents",
    valueTitle: "Median time to resolve",
    xTitle: "Quarter",
    note: hidden > 0
      ? `${noteOf(finding)}; ${hidden} ${
        hidden === 1 ? "service" : "services"
      } with fewer incidents not drawn`
      : noteOf(finding),
  });
}
