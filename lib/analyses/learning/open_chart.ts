import { timeline } from "../../charts/timeline.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import type { OpenFamily } from "./_open.ts";

/**
 * When incidents of the families with things to do open came; those that came again since are set in bold.
 *
 * @throws {TypeError} when the finding is about no period.
 *
 * @example
 * ```ts
 * import { learningFinding, learningOpenChart, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(learningOpenChart(learningFinding([], { period: parsePeriod("2026-Q3") })).n, 0);
 * ```
 */
export function learningOpenChart(finding: Finding<OpenFamily>): Chart {
  if (finding.period === null) throw new TypeError("Cannot draw open lessons: the finding has no period.");
  return timeline(
    finding.rows.map(({ family, at, open, since }) => ({
      label: family,
      at,
      beside: `${open} open, ${since} since`,
      marked: since > 0,
    })),
    {
      name: "learning-open",
      alt:
        `When incidents of ${finding.rows.length} families with things to do open started, with how many items ` +
        "are open and how many incidents came since the oldest of them was noted.",
      unit: "count",
      n: finding.rows.reduce((sum, { at }) => sum + at.length, 0),
      counted: "incidents",
      valueTitle: "Start of the incident",
      besideTitle: "items, incidents",
      focus: finding.period,
      note: "Bold: came again since the oldest open item was noted",
    },
  );
}
