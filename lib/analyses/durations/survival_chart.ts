import { survivalCurve } from "../../charts/survival_curve.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import { sizeOf } from "./_chart_words.ts";
import type { ResolutionStep } from "./survival.ts";

/**
 * Share of incidents not yet resolved as time goes on, in both periods.
 *
 * @example
 * ```ts
 * import { durationFinding, parsePeriod, survivalChart } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = durationFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.equal(survivalChart(finding).unit, "s");
 * ```
 */
export function survivalChart(finding: Finding<ResolutionStep>): Chart {
  const rows = finding.rows.map(({ period, time, survival, confLow, confHigh }) => ({
    group: period,
    time,
    survival,
    low: confLow,
    high: confHigh,
  }));
  return survivalCurve(rows, {
    name: "durations-survival",
    alt:
      `Share of incidents not yet resolved by time since their start, in ${
        finding.period?.label ?? "the period"
      }` +
      `${finding.against ? ` and ${finding.against.label}` : ""}.`,
    unit: "s",
    n: sizeOf(finding, "resolve"),
    counted: "incidents",
    valueTitle: "Time since the start",
    survivalTitle: "Share not yet resolved",
    note: `Band: ${formatValue(finding.method.confidence, "share")} interval`,
    focus: finding.period?.label ?? "",
  });
}
