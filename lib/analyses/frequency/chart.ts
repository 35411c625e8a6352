import { intervalPlot } from "../../charts/interval_plot.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import type { RankedService } from "./ranking.ts";

const most = 15;

function servicesOf(count: number): string {
  return `${count} ${count === 1 ? "service" : "services"}`;
}

/**
 * Incidents a week by service after shrinking, highest first, with the rate as counted beside it. Services without any
 * incident are counted in the note.
 *
 * @example
 * ```ts
 * import { frequencyChart, frequencyFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = frequencyFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.equal(frequencyChart(finding).unit, "per_week");
 * ```
 */
export function frequencyChart(finding: Finding<RankedService>): Chart {
  const failing = finding.rows.filter(({ incidents }) => incidents > 0);
  const drawn = failing.slice(0, most);
  const hidden = failing.length - drawn.length;
  const without = finding.rows.length - failing.length;
  const incidents = finding.terms.find(({ term }) => term === "rate.period")?.n ?? 0;
  const line = `Line: ${formatValue(finding.method.confidence, "share")} interval`;
  return intervalPlot(
    drawn.map(({ service, estimate, confLow, confHigh, incidents, raw }) => ({
      label: service,
      estimate,
      low: confLow,
      high: confHigh,
      n: incidents,
      raw,
    })),
    {
      name: "frequency",
      alt:
        `Incidents a week by service in ${
          finding.period?.label ?? "the period"
        }, rates drawn towards their ` +
        `common mean; highest: ${drawn[0]?.service ?? "none"}.`,
      unit: "per_week",
      n: incidents,
      counted: "incidents",
      valueTitle: "Incidents",
      note: [
        line,
        ...(hidden > 0 ? [`${servicesOf(hidden)} with lower rates not drawn`] : []),
        ...(without > 0 ? [`${servicesOf(without)} without incidents not drawn`] : []),
      ].join("; "),
    },
  );
}
