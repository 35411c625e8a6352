import { type AlignedPoint, alignedSeries } from "../../charts/aligned_series.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import type { Rows } from "../../model/rows.ts";
import type { AnomalyRow } from "./rows.ts";
import type { AnomalousStream } from "./stream.ts";
import { type Grid, gridOf, hourMs, type Stream, streamsOf } from "./_streams.ts";

/** Streams drawn where none is anomalous: enough to see that there is nothing. */
const fewest = 3;
/** Hours drawn before the window and after it. */
const [before, after] = [24, 12];

interface Hours {
  readonly from: number;
  readonly to: number;
}

function pointsOf({ values, band }: Stream, grid: Grid, { from, to }: Hours): AlignedPoint[] {
  const points: AlignedPoint[] = [];
  let unknown = 0;
  for (let hour = Math.max(0, from); hour < Math.min(grid.hours, to); hour++) {
    const value = values[hour] as number;
    const [low, high] = band(hour);
    // A metric kept every few hours is a line; one that is silent for longer than a day has a gap.
    unknown = Number.isNaN(value) ? unknown + 1 : 0;
    if (Number.isNaN(low) || (unknown > 0 && unknown < 24)) continue;
    points.push({
      at: new Date(grid.from + hour * hourMs).toISOString(),
      value: unknown > 0 ? null : value,
      low,
      high,
    });
  }
  return points;
}

function isOf({ kind, service, stream }: AnomalousStream): (one: Stream) => boolean {
  return (one) => one.kind === kind && one.service === service && one.name === stream;
}

function besideOf({ usual, seen }: AnomalousStream): string {
  return usual > 0 ? formatValue(seen / usual, "ratio") : "usually none";
}

/**
 * The streams that were unusual around the incident, aligned on its time: what was usual, what was, and when it began to
 * differ. Where nothing was unusual, the three most surprising are drawn without a beginning.
 *
 * @param rows the finding was made of.
 *
 * @example
 * ```ts
 * import { anomaliesChart, anomaliesFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const chart = anomaliesChart([], anomaliesFinding([], { incidentId: "INC-1" }));
 * assert.equal(chart.n, 0);
 * ```
 */
export function anomaliesChart(rows: Rows<AnomalyRow>, finding: Finding<AnomalousStream>): Chart {
  const anomalous = finding.rows.filter(({ isAnomalous }) => isAnomalous);
  const drawn = anomalous.length > 0 ? anomalous : finding.rows.slice(0, fewest);
  const grid = gridOf(rows);
  const streams = streamsOf(rows.filter((row) => drawn.some(({ stream }) => stream === row.stream)), grid);
  const window = finding.period ??
    { label: "", start: new Date(0).toISOString(), end: new Date(0).toISOString() };
  const [from, to] = [window.start, window.end].map((at) =>
    Math.floor((Date.parse(at) - grid.from) / hourMs)
  );
  const hours = { from: (from ?? 0) - before, to: (to ?? 0) + after };
  const first = drawn[0];
  const start = first?.startedAt ?? window.start;
  return alignedSeries(
    drawn.flatMap((row) => {
      const stream = streams.find(isOf(row));
      return stream === undefined ? [] : [{
        label: row.service === null ? row.stream : `${row.service}: ${row.stream}`,
        beside: besideOf(row),
        points: pointsOf(stream, grid, hours),
        onset: row.isAnomalous ? row.beganBy : null,
      }];
    }),
    {
      name: "anomalies",
      alt: anomalous.length > 0
        ? `Streams unusual around an incident, ${window.label}, with the time each began: ${anomalous.length}.`
        : `The most surprising streams around an incident, ${window.label}: none is unusual.`,
      unit: "ratio",
      n: drawn.length,
      counted: "streams",
      valueTitle: "Day, UTC",
      besideTitle: "Of usual",
      focus: { start, end: window.end, label: "incident; when a stream began to differ" },
      note: "Each strip has a scale of its own",
    },
  );
}
