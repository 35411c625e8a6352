import { intervalPlot } from "../../charts/interval_plot.ts";
import type { IntervalRow } from "../../charts/interval_row.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import { passes, passingOf, ratiosOf, subjectName, usualWindowS } from "./_told.ts";

/** Rows that a slide has room for, beside those of kinds. */
const most = 14;

function rowOf(finding: Finding<object>, ratio: Term): IntervalRow {
  const { estimate, confLow, confHigh, n, labels } = ratio;
  const other = labels?.window_s === usualWindowS ? "" : `, ${formatValue(Number(labels?.window_s), "s")}`;
  return {
    label: `${subjectName(ratio)}${other}`,
    estimate,
    low: confLow,
    high: confHigh,
    n,
    mark: passes(ratio, finding) ? "evidence" : "none",
  };
}

/**
 * How much more often incidents begin after changes than at the same hour of other weeks: every kind, then services,
 * sequences and dependents that pass; full marks have evidence.
 *
 * @example
 * ```ts
 * import { changeChart, changeFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = changeFinding([], { period: parsePeriod("2026-Q3") });
 * assert.equal(changeChart(finding).unit, "ratio");
 * ```
 */
export function changeChart(finding: Finding<object>): Chart {
  const kinds = ratiosOf(finding, ({ service, first, on }) => !service && !first && !on)
    .sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0));
  const { services, sequences, dependents } = passingOf(finding);
  const others = [...dependents, ...sequences, ...services];
  const drawn = [...kinds, ...others].slice(0, Math.max(most, kinds.length));
  const hidden = kinds.length + others.length - drawn.length;
  const line = `Line: ${
    formatValue(finding.method.confidence, "share")
  } interval; n: incidents in the window`;
  const passing = drawn.filter((ratio) => passes(ratio, finding)).length;
  return intervalPlot(drawn.map((ratio) => rowOf(finding, ratio)), {
    name: "changes",
    alt:
      `Incidents within ${
        formatValue(Number(usualWindowS), "s")
      } after changes as a multiple of the same hour of ` +
      `other weeks, by kind of change; ${passing} of ${drawn.length} pass their test.`,
    unit: "ratio",
    n: finding.method.n,
    counted: "incidents",
    valueTitle: `Incidents within ${formatValue(Number(usualWindowS), "s")} after a change, over the usual`,
    note: hidden > 0 ? `${line}; ${hidden} more not drawn` : line,
  });
}
