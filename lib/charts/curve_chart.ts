import { cleanText } from "../model/clean_text.ts";
import type { Chart } from "../model/chart.ts";
import type { Unit } from "../model/unit.ts";
import { axisOf, axisTitle } from "./_axis.ts";
import type { ChartOptions } from "./chart_options.ts";
import { footWords, frameOf, margin, noteOf, pictureOf } from "./_frame.ts";
import { type GroupStyle, groupStyles, keyOf } from "./_key.ts";
import { dotLayer, type Layer, unlessEmpty, wordLayer } from "./_layers.ts";
import { type Domain, domainOf } from "./_span.ts";
import { textWidth } from "./text_width.ts";
import { pictureSize, theme } from "./theme.ts";
import { emptyPicture } from "./_empty_picture.ts";

/** One point of a curve. A group of one point is drawn as a mark. */
export interface CurveRow {
  /** The curve it belongs to. */
  readonly group: string;
  /** Place on the horizontal axis, in the chart's unit. */
  readonly x: number;
  /** Place on the vertical axis, in `upUnit`. */
  readonly y: number;
  /** Lower end of the band; null where there is none. */
  readonly low: number | null;
  /** Upper end of the band; null where there is none. */
  readonly high: number | null;
}

/** Options of {@link curveChart}; `unit` and `valueTitle` are those of the horizontal axis. */
export interface CurveOptions extends ChartOptions {
  /** Title of the vertical axis. */
  readonly upTitle: string;
  /** Unit of the vertical axis. */
  readonly upUnit: Unit;
  /** The group in question; default: the group of the first row. */
  readonly focus?: string;
  /** Whether the horizontal axis runs from right to left, as time before an event does. Default false. */
  readonly backwards?: boolean;
}

const dashes: Readonly<Record<string, readonly number[]>> = { diamond: [8, 5], square: [2, 4] };

interface Drawn {
  readonly style: GroupStyle;
  readonly rows: readonly CurveRow[];
}

function drawnOf(rows: readonly CurveRow[], focus: string | undefined): Drawn[] {
  const told = rows.map((row) => ({ ...row, group: cleanText(row.group) }));
  return groupStyles([...new Set(told.map(({ group }) => group))], focus).map((style) => ({
    style,
    rows: told.filter(({ group }) => group === style.group).sort((a, b) => a.x - b.x),
  }));
}

function bandLayer({ style, rows }: Drawn, channels: Layer): Layer {
  const values = rows.filter(({ low, high }) => low !== null && high !== null)
    .map(({ x, low, high }) => ({ c_x: x, c_y: low, c_y2: high }));
  return {
    data: { values },
    mark: { type: "area", color: style.colour, fillOpacity: 0.16, line: false },
    encoding: { ...channels, y2: { field: "c_y2" } },
  };
}

function lineLayer({ style, rows }: Drawn, channels: Layer): Layer {
  return {
    data: { values: rows.map(({ x, y }) => ({ c_x: x, c_y: y })) },
    mark: {
      type: "line",
      color: style.colour,
      strokeWidth: 3.5,
      strokeDash: dashes[style.shape] ?? [1, 0],
    },
    encoding: channels,
  };
}

function spans(rows: readonly CurveRow[], options: CurveOptions): { x: Domain; y: Domain } {
  const bounds = rows.flatMap(({ low, high }) => [low, high]).filter((bound) => bound !== null);
  return {
    x: domainOf({ estimates: rows.map(({ x }) => x), bounds: [], reference: null }, options.unit, "linear"),
    y: domainOf({ estimates: rows.map(({ y }) => y), bounds, reference: null }, options.upUnit, "linear"),
  };
}

/**
 * Curves with their bands over a plain axis, and single points beside them.
 *
 * @param rows points of each group, in any order.
 *
 * @example
 * ```ts
 * import { curveChart } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const row = { group: "memory", low: null, high: null };
 * const chart = curveChart([{ ...row, x: 3600, y: 2 }, { ...row, x: 7200, y: 1 }], {
 *   name: "before",
 *   alt: "Memory before incidents.",
 *   unit: "s",
 *   n: 12,
 *   valueTitle: "Before the incident",
 *   upTitle: "Above usual",
 *   upUnit: "count",
 *   backwards: true,
 * });
 * assert.equal(chart.unit, "s");
 * ```
 */
export function curveChart(rows: readonly CurveRow[], options: CurveOptions): Chart {
  if (rows.length === 0) return emptyPicture(options);
  const drawn = drawnOf(rows, options.focus);
  const span = spans(rows, options);
  const frame = frameOf({ left: 96, right: margin + 24, top: 92 });
  const across = axisOf(span.x, options.unit, frame.width, "across");
  const up = axisOf(span.y, options.upUnit, frame.height, "up");
  const domain = options.backwards ? [span.x.high, span.x.low] : [span.x.low, span.x.high];
  const channels = {
    x: {
      field: "c_x",
      type: "quantitative",
      scale: { ...across.scale, domain },
      axis: { ...across.axis, grid: true },
    },
    y: { field: "c_y", type: "quantitative", scale: up.scale, axis: up.axis },
  };
  const upTitle = cleanText(axisTitle(options.upTitle, options.upUnit, span.y));
  const start = margin - frame.left;
  const keyAt = start + textWidth(upTitle, theme.sizes.title, 600) + 40;
  const key = keyOf(
    drawn.map(({ style }) => ({ ...style, text: style.group, filled: true })),
    { x: keyAt, y: 30 - frame.top, width: pictureSize.width - frame.left - keyAt },
  );
  const marks = drawn.filter(({ rows }) => rows.length === 1).flatMap(({ style, rows }) =>
    rows.map(({ x, y }) => ({ ...style, x, y, filled: true, area: 300 }))
  );
  const lines = drawn.filter(({ rows }) => rows.length > 1);
  return pictureOf(options, frame, [
    ...lines.map((own) => bandLayer(own, channels)),
    ...lines.map((own) => lineLayer(own, channels)),
    ...unlessEmpty(dotLayer(marks, channels.x, channels.y), marks),
    ...unlessEmpty(dotLayer(key.dots), key.dots),
    wordLayer([
      { x: start, y: 30 - frame.top, text: upTitle, weight: 600, size: theme.sizes.title },
      ...key.words,
      ...footWords(frame, axisTitle(options.valueTitle, options.unit, span.x), noteOf(options)),
    ]),
  ]);
}
