import { smallMultiples } from "../../charts/small_multiples.ts";
import type { SmallMultiplesRow } from "../../charts/small_multiples_row.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import { shareInterval } from "../../stats/share_interval.ts";
import type { JudgedIncident } from "./judged.ts";

type Called = (incident: JudgedIncident) => boolean;

const ways: readonly (readonly [string, Called])[] = [
  ["Calibrated", ({ isNew }) => isNew === true],
  ["Rule of thumb", ({ rule }) => rule === "new"],
];

function quarterOf({ startedAt }: JudgedIncident): string {
  return `${startedAt.slice(0, 4)}-Q${Math.floor((Number(startedAt.slice(5, 7)) - 1) / 3) + 1}`;
}

function rowsOf(finding: Finding<JudgedIncident>): SmallMultiplesRow[] {
  const quarters = Map.groupBy(finding.rows, quarterOf);
  return ways.flatMap(([panel, called]) =>
    [...quarters].map(([x, incidents]): SmallMultiplesRow => {
      const { confidence } = finding.method;
      const { estimate, confLow, confHigh, n } = shareInterval(
        incidents.filter(called).length,
        incidents.length,
        { confidence },
      );
      return { panel, x, estimate, low: confLow, high: confHigh, n };
    })
  );
}

/**
 * Share of incidents that were of no kind known when they came, quarter by quarter, beside what the rule of thumb says.
 *
 * @example
 * ```ts
 * import { noveltyChart, noveltyFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(noveltyChart(noveltyFinding([])).n, 0);
 * ```
 */
export function noveltyChart(finding: Finding<JudgedIncident>): Chart {
  return smallMultiples(rowsOf(finding), {
    name: "novelty",
    alt:
      "Share of incidents called new in every quarter, by the calibrated judgement and by the rule of thumb.",
    unit: "share",
    n: finding.rows.length,
    counted: "incidents",
    valueTitle: "Share called new",
    xTitle: "Quarter",
    note: `Line: ${formatValue(finding.method.confidence, "share")} interval`,
  });
}
