import { intervalPlot } from "../../charts/interval_plot.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { termOf } from "../../model/claim_parts.ts";
import { formatValue } from "../../model/format.ts";
import type { FamilyShare } from "./analysis.ts";

const most = 15;

/**
 * Shares of the families of a period, or of the services that texts name in their place, largest first; unstable families
 * are marked so.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { familiesChart, familiesFinding, parsePeriod } from "hindcast";
 *
 * assert.equal(familiesChart(familiesFinding([], { period: parsePeriod("2026-Q3") })).unit, "share");
 * ```
 */
export function familiesChart(finding: Finding<FamilyShare>): Chart {
  const present = finding.rows.filter(({ incidents }) => incidents > 0);
  const drawn = present.slice(0, most);
  const hidden = present.length - drawn.length;
  const isNamed = termOf(finding, "named") !== undefined;
  const [one, many] = isNamed ? ["service", "services"] : ["smaller family", "smaller families"];
  const none = isNamed
    ? `${termOf(finding, "names_none")?.estimate ?? 0} name none`
    : `${termOf(finding, "in_none")?.estimate ?? 0} in no family`;
  const line = `Line: ${formatValue(finding.method.confidence, "share")} interval; ${none}`;
  return intervalPlot(
    drawn.map(({ family, share, confLow, confHigh, incidents, isUnstable }) => ({
      label: isUnstable ? `${family} (unstable)` : family,
      estimate: share,
      low: confLow,
      high: confHigh,
      n: incidents,
    })),
    {
      name: "families",
      alt: `Share of the incidents of ${finding.period?.label ?? "the period"} ${
        isNamed ? "whose texts name each service" : "in each family"
      }; largest: ${drawn[0]?.family ?? "none"}.`,
      unit: "share",
      n: finding.method.n,
      counted: "incidents",
      valueTitle: "Share of incidents",
      note: hidden > 0 ? `${line}; ${hidden} ${hidden === 1 ? one : many} not drawn` : line,
    },
  );
}
