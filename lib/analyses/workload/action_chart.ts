import { intervalPlot } from "../../charts/interval_plot.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";

const most = 14;

/**
 * Share of alerts somebody acted on, by rule: those that fired most, the least acted on last.
 *
 * @example
 * ```ts
 * import { parsePeriod, workloadActionChart, workloadFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = workloadFinding([], { period: parsePeriod("2026-Q3") });
 * assert.equal(workloadActionChart(finding).unit, "share");
 * ```
 */
export function workloadActionChart(finding: Finding<object>): Chart {
  const all = finding.terms.filter(({ term }) => term === "action");
  const rules = finding.terms.filter(({ term }) => term.startsWith("action.rule."));
  const drawn = rules.slice(0, most).sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0));
  const line = `Line: ${formatValue(finding.method.confidence, "share")} interval`;
  return intervalPlot(
    [...all, ...drawn].map(({ labels, estimate, confLow, confHigh, n }) => ({
      label: labels?.rule ?? "All rules",
      estimate,
      low: confLow,
      high: confHigh,
      n,
    })),
    {
      name: "workload-actions",
      alt: `Share of alerts that somebody acted on, for ${drawn.length} rules and for all of them together.`,
      unit: "share",
      n: all[0]?.n ?? 0,
      counted: "alerts whose tool names an incident or who acknowledged them",
      valueTitle: "Alerts somebody acted on",
      note: rules.length > most
        ? `${line}; ${rules.length - most} rules that fired less are not drawn`
        : line,
    },
  );
}
