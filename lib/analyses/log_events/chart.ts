import { intervalPlot } from "../../charts/interval_plot.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import type { LogEvent } from "./events.ts";

const most = 12;
function labelOf({ service, pattern }: LogEvent): string {
  return service === null ? pattern : `${service}: ${pattern}`;
}

/** The same message at two levels or from two sources gets a number: a label is one line of the plot. */
function labelsOf(events: readonly LogEvent[]): string[] {
  const seen = new Map<string, number>();
  return events.map(labelOf).map((label) => {
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return times === 1 ? label : `${label} (${times})`;
  });
}

/**
 * Messages that burst in the window, as multiples of their usual rates.
 *
 * @example
 * ```ts
 * import { incidentWindow, logEventChart, logEventFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = logEventFinding([], { window: incidentWindow("2026-07-14T10:00:00Z") });
 * assert.equal(logEventChart(finding).unit, "ratio");
 * ```
 */
export function logEventChart(finding: Finding<LogEvent>): Chart {
  const bursts = finding.rows.filter(({ kind }) => kind === "burst");
  const drawn = bursts.slice(0, most);
  const hidden = bursts.length - drawn.length;
  const labels = labelsOf(drawn);
  const line = `Line: ${formatValue(finding.method.confidence, "share")} interval`;
  return intervalPlot(
    drawn.map(({ ratio, confLow, confHigh, lines }, at) => ({
      label: labels[at] ?? "",
      estimate: ratio,
      low: confLow === 0 ? null : confLow,
      high: confHigh,
      n: lines,
    })),
    {
      name: "log-events",
      alt:
        `Log messages that burst, ${
          finding.period?.label ?? "in the window"
        }, as multiples of their usual rates: ` +
        `${bursts.length}.`,
      unit: "ratio",
      n: drawn.reduce((sum, { lines }) => sum + lines, 0),
      counted: "lines",
      valueTitle: "Lines, over the usual",
      note: hidden > 0 ? `${line}; ${hidden} more ${hidden === 1 ? "burst" : "bursts"} not drawn` : line,
    },
  );
}
