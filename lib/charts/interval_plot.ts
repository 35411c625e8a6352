import type { Chart } from "../model/chart.ts";
import { type Axis, axisOf, axisTitle } from "./_axis.ts";
import type { ChartOptions, ChartScale } from "./chart_options.ts";
import { footWords, type Frame, frameOf, margin, noteOf, pictureOf } from "./_frame.ts";
import { arrows, intervalMarks, rawShape, valueChannel } from "./_interval_marks.ts";
import { type GroupStyle, groupStyles, type KeyEntry, keyOf } from "./_key.ts";
import { columns, labelWords } from "./_interval_words.ts";
import { dotLayer, type Layer, pixels, unlessEmpty, wordLayer } from "./_layers.ts";
import { arrange, type Category, groupsOf, labelsOf, told } from "./_lines.ts";
import { type Domain, domainOf, referenceOf } from "./_span.ts";
import { pictureSize, theme } from "./theme.ts";
import type { IntervalRow } from "./interval_row.ts";
import { emptyPicture } from "./_empty_picture.ts";

/** Options of {@link intervalPlot}. */
export interface IntervalPlotOptions extends ChartOptions {
  /** The group of the period in question, in the first colour; default: the group of the first row. */
  readonly focus?: string;
  /** Default: `log` for durations and ratios, else `linear`. */
  readonly scale?: ChartScale;
  /** Value of the reference line; default 1 for ratios, 0 for percent changes, none otherwise; null for none. */
  readonly reference?: number | null;
}

/** Room above the plot for the heads of the columns, and for the key where there is one. */
const headHeight = 44;
const keyHeight = 40;

function lookOf(rows: readonly IntervalRow[], options: IntervalPlotOptions): GroupStyle[] {
  const groups = groupsOf(rows);
  return groups.length > 0 ? groupStyles(groups, options.focus) : groupStyles([""], undefined);
}

function keyEntries(rows: readonly IntervalRow[], styles: readonly GroupStyle[]): KeyEntry[] {
  const neutral = { shape: "circle", colour: theme.colours.neutral };
  const groups = styles.filter(({ group }) => group !== "")
    .map((style) => ({ ...style, text: style.group, filled: true }));
  const marks = rows.some((row) => row.mark !== undefined)
    ? [{ ...neutral, text: "evidence", filled: true }, { ...neutral, text: "no evidence", filled: false }]
    : [];
  const raw = rows.some((row) => row.raw !== undefined && row.raw !== null)
    ? [{ ...neutral, shape: rawShape, text: "before shrinking", filled: false, area: 600 }]
    : [];
  return [...groups, ...marks, ...raw];
}

function domainFor(
  rows: readonly IntervalRow[],
  reference: number | null,
  options: IntervalPlotOptions,
): Domain {
  const numbers = (values: readonly (number | null | undefined)[]): number[] =>
    values.filter((value) => typeof value === "number");
  const shown = {
    estimates: numbers(rows.flatMap((row) => [row.estimate, row.raw])),
    bounds: numbers(rows.flatMap((row) => [row.low, row.high])),
    reference,
  };
  return domainOf(shown, options.unit, options.scale);
}

function separators(categories: readonly Category[], frame: Frame): Layer[] {
  const values = categories.slice(1).map((_, i) => ({ c_y: frame.height / categories.length * (i + 1) }));
  const layer = {
    data: { values },
    mark: { type: "rule", color: theme.colours.grid, strokeWidth: 1 },
    encoding: { x: { value: 0 }, x2: { value: frame.width }, y: pixels("c_y") },
  };
  return unlessEmpty(layer, values);
}

function referenceLine(reference: number | null, axis: Axis): Layer[] {
  const values = reference === null ? [] : [{ c_x: reference }];
  const layer = {
    data: { values },
    mark: { type: "rule", color: theme.colours.ink, strokeWidth: 2, strokeDash: [6, 4] },
    encoding: { x: valueChannel(axis) },
  };
  return unlessEmpty(layer, values);
}

function remarks(options: IntervalPlotOptions, shown: {
  readonly reference: number | null;
  readonly open: boolean;
  readonly labels: number;
  readonly all: number;
}): string[] {
  const noChange = options.reference === undefined && shown.reference !== null;
  return [
    noChange ? "Dashed line: no difference" : "",
    shown.open ? "Arrow: goes on, or has no bound" : "",
    shown.labels < shown.all ? `The first ${shown.labels} of ${shown.all} are shown` : "",
  ];
}

/**
 * Estimates as points with their intervals, one line a category (and group), estimate and n written beside each.
 *
 * Rows stand in the order given. Rows that say nothing are absent; where more categories are given than can be
 * read, the first ones are drawn and the picture says how many there are. An end of an interval that lies far
 * beyond all estimates, or does not exist, is drawn as an arrow.
 *
 * @param rows estimates and bounds in the unit of the chart; a log axis is given up for estimates of 0 or less.
 *
 * @example
 * ```ts
 * import { intervalPlot } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const chart = intervalPlot(
 *   [{ label: "payments", estimate: 5100, low: 3180, high: 7200, n: 51 }],
 *   { name: "median", alt: "Median time to resolve.", unit: "s", n: 51, valueTitle: "Median time to resolve" },
 * );
 * assert.equal(chart.n, 51);
 * ```
 */
export function intervalPlot(rows: readonly IntervalRow[], options: IntervalPlotOptions): Chart {
  const spoken = told(rows);
  if (spoken.length === 0) return emptyPicture(options);
  const styles = lookOf(spoken, options);
  const reference = referenceOf(options.unit, options.reference);
  const entries = keyEntries(spoken, styles);
  const top = headHeight + (entries.length > 0 ? keyHeight : 0);
  const { height } = frameOf({ left: 0, right: 0, top });
  const labels = labelsOf(spoken, styles.length, height);
  const { categories, lines } = arrange(spoken, labels, styles, height);
  const domain = domainFor(lines.map((line) => line.row), reference, options);
  const numbers = columns(lines, options);
  const names = labelWords(categories);
  const frame = frameOf({ left: names.width, right: numbers.width, top });
  const axis = axisOf(domain, options.unit, frame.width, "across");
  const key = keyOf(entries, { x: margin - frame.left, y: 30 - top, width: pictureSize.width - 2 * margin });
  const note = noteOf(
    options,
    ...remarks(options, {
      reference,
      open: arrows(lines, axis, frame.width).length > 0,
      labels: labels.length,
      all: new Set(spoken.map((row) => row.label)).size,
    }),
  );
  const words = [
    ...names.words,
    ...numbers.words.map((word) => ({ ...word, x: frame.width + word.x })),
    ...key.words,
    ...footWords(frame, axisTitle(options.valueTitle, options.unit, domain), note),
  ];
  return pictureOf(options, frame, [
    ...separators(categories, frame),
    ...referenceLine(reference, axis),
    ...intervalMarks(lines, axis, frame.width),
    ...unlessEmpty(dotLayer(key.dots), key.dots),
    wordLayer(words),
  ]);
}
