import { cleanText } from "../model/clean_text.ts";
import type { Chart } from "../model/chart.ts";
import type { ChartOptions } from "./chart_options.ts";
import { footWords, type Frame, frameOf, margin, noteOf, pictureOf } from "./_frame.ts";
import { labelWords } from "./_interval_words.ts";
import { keyOf } from "./_key.ts";
import { dotLayer, type Layer, literal, pixels, unlessEmpty, type Word, wordLayer } from "./_layers.ts";
import { textWidth } from "./text_width.ts";
import { pictureSize, theme } from "./theme.ts";
import { timeTicks } from "./_time_ticks.ts";
import { emptyPicture } from "./_empty_picture.ts";

/** A value at a time, and what is usual then. */
export interface AlignedPoint {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Null where unknown: the line is broken there. */
  readonly value: number | null;
  /** Lower end of the usual. */
  readonly low: number;
  /** Upper end of the usual. */
  readonly high: number;
}

/** One strip of {@link alignedSeries}. */
export interface AlignedSeriesRow {
  /** Name at its left. */
  readonly label: string;
  /** Words at its right; what they mean is told by the head of their column. */
  readonly beside: string;
  /** In order of time. */
  readonly points: readonly AlignedPoint[];
  /** By when it had begun to differ, ISO 8601 in UTC; null where it did not. */
  readonly onset: string | null;
}

/** Options of {@link alignedSeries}. */
export interface AlignedSeriesOptions extends ChartOptions {
  /** Stretch in question, shaded: ISO 8601 in UTC. */
  readonly focus: { readonly start: string; readonly end: string; readonly label: string };
  /** Head of the column of words beside. */
  readonly besideTitle: string;
}

const top = 84;
const mostStrips = 8;
/** Share of a strip left empty, so that neighbours do not touch. */
const gap = 0.22;

type Across = (time: string) => number;

/** What was usual as a band and what was as a line, on the strip's own scale. */
function stripLayers({ points, onset }: AlignedSeriesRow, x: Across, from: number, height: number): Layer[] {
  const told = points.flatMap(({ value, low, high }) => value === null ? [low, high] : [low, high, value]);
  const [least, most] = told.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [
    Infinity,
    -Infinity,
  ]);
  const span = most > least ? most - least : 1;
  const y = (value: number) => from + height * (1 - gap / 2 - (1 - gap) * (value - least) / span);
  let piece = 0;
  const line = points.flatMap(({ at, value }) => {
    if (value === null) {
      piece++;
      return [];
    }
    return [{ c_x: x(at), c_y: y(value), c_piece: piece }];
  });
  const at = onset === null ? [] : [{ c_x: x(onset), c_x2: x(onset), c_y: from, c_y2: from + height }];
  return [
    ...unlessEmpty({
      data: { values: points.map(({ at, low, high }) => ({ c_x: x(at), c_y: y(low), c_y2: y(high) })) },
      mark: { type: "area", color: theme.colours.neutral, fillOpacity: 0.3 },
      encoding: { x: pixels("c_x"), y: pixels("c_y"), y2: { field: "c_y2" } },
    }, points),
    ...unlessEmpty({
      data: { values: line },
      mark: { type: "line", color: theme.colours.ink, strokeWidth: 1.8 },
      encoding: {
        x: pixels("c_x"),
        y: pixels("c_y"),
        order: pixels("c_x"),
        detail: { field: "c_piece", type: "nominal" },
      },
    }, line),
    ...unlessEmpty({
      data: { values: at },
      mark: { type: "rule", color: theme.colours.focus, strokeWidth: 3 },
      encoding: { x: pixels("c_x"), x2: { field: "c_x2" }, y: pixels("c_y"), y2: { field: "c_y2" } },
    }, at),
  ];
}

function rules(values: readonly Record<string, number>[]): Layer[] {
  return unlessEmpty({
    data: { values },
    mark: { type: "rule", color: theme.colours.grid, strokeWidth: 1 },
    encoding: { x: pixels("c_x"), x2: { field: "c_x2" }, y: pixels("c_y"), y2: { field: "c_y2" } },
  }, values);
}

function shade(from: number, to: number, { height }: Frame): Layer {
  return {
    data: {
      values: [{
        c_x: from,
        c_x2: Math.max(to, from + 2),
        c_y: 0,
        c_y2: height,
        c_colour: theme.colours.focus,
      }],
    },
    mark: { type: "rect", fillOpacity: 0.25 },
    encoding: {
      x: pixels("c_x"),
      x2: { field: "c_x2" },
      y: pixels("c_y"),
      y2: { field: "c_y2" },
      color: literal("c_colour"),
    },
  };
}

function besideWords(rows: readonly AlignedSeriesRow[], title: string, y: (place: number) => number) {
  const size = theme.sizes.note;
  const texts = [title, ...rows.map(({ beside }) => beside)].map(cleanText);
  const width = Math.max(...texts.map((text) => textWidth(text, size)));
  const words = texts.map((text, place): Word => ({
    x: 20,
    y: place === 0 ? -18 : y(place - 1),
    text,
    size,
    colour: place === 0 ? theme.colours.neutral : theme.colours.ink,
  }));
  return { width: 20 + width + margin, words };
}

function spanOf(rows: readonly AlignedSeriesRow[], { focus }: AlignedSeriesOptions) {
  const times = [focus.start, focus.end, ...rows.flatMap(({ points }) => points.map(({ at }) => at))].map((
    at,
  ) => Date.parse(at));
  const from = times.reduce((least, time) => Math.min(least, time), Infinity);
  return { from, until: Math.max(from + 1, times.reduce((most, time) => Math.max(most, time), -Infinity)) };
}

/**
 * Streams of different units under each other on one axis of time: each strip has a scale of its own, what is usual is a
 * band, what was is a line, and a rule tells when it began to differ. The stretch in question is shaded over all of them.
 *
 * Strips stand in the order given; of more than eight the first are drawn and the picture says how many there are.
 *
 * @example
 * ```ts
 * import { alignedSeries } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const points = [8, 9, 10].map((hour) => ({
 *   at: new Date(Date.UTC(2026, 6, 14, hour)).toISOString(),
 *   value: 400 + 40 * (hour - 8),
 *   low: 390,
 *   high: 410,
 * }));
 * const chart = alignedSeries([{ label: "memory", beside: "1.2 ×", points, onset: "2026-07-14T09:00:00Z" }], {
 *   name: "streams",
 *   alt: "Memory around an incident.",
 *   unit: "ratio",
 *   n: 1,
 *   counted: "streams",
 *   valueTitle: "Hour, UTC",
 *   besideTitle: "Of usual",
 *   focus: { start: "2026-07-14T10:00:00Z", end: "2026-07-14T10:30:00Z", label: "incident" },
 * });
 * assert.equal(chart.n, 1);
 * ```
 */
export function alignedSeries(rows: readonly AlignedSeriesRow[], options: AlignedSeriesOptions): Chart {
  if (rows.length === 0) return emptyPicture(options);
  const { height } = frameOf({ left: 0, right: 0, top });
  const drawn = rows.slice(0, mostStrips);
  const strip = height / Math.max(drawn.length, 1);
  const middle = (place: number) => strip * (place + 0.5);
  const names = labelWords(
    drawn.map(({ label, onset }, place) => ({ label, y: middle(place), evidence: onset !== null })),
  );
  const beside = besideWords(drawn, options.besideTitle, middle);
  const frame = frameOf({ left: names.width, right: beside.width, top });
  const { from, until } = spanOf(drawn, options);
  const x = (time: string) => (Date.parse(time) - from) / (until - from) * frame.width;
  const ticks = timeTicks(from, until, frame.width);
  const tickAt = (at: number) => (at - from) / (until - from) * frame.width;
  const { focus } = options;
  const look = { shape: "square", filled: true };
  const key = keyOf([
    { ...look, text: cleanText(focus.label), colour: theme.colours.focus },
    { ...look, text: "usual", colour: theme.colours.neutral },
  ], { x: margin - frame.left, y: 30 - top, width: pictureSize.width - 2 * margin });
  const note = noteOf(
    options,
    drawn.length < rows.length ? `The first ${drawn.length} of ${rows.length} are shown` : "",
  );
  return pictureOf(options, frame, [
    ...rules(ticks.map(({ at }) => ({ c_x: tickAt(at), c_x2: tickAt(at), c_y: 0, c_y2: frame.height + 6 }))),
    ...rules(
      Array.from({ length: drawn.length + 1 }, (_, place) => strip * place)
        .map((y) => ({ c_x: 0, c_x2: frame.width, c_y: y, c_y2: y })),
    ),
    shade(x(focus.start), x(focus.end), frame),
    ...drawn.flatMap((row, place) => stripLayers(row, x, strip * place, strip)),
    ...unlessEmpty(dotLayer(key.dots), key.dots),
    wordLayer([
      ...names.words,
      ...beside.words.map((word) => ({ ...word, x: frame.width + word.x })),
      ...ticks.map(({ at, label }): Word => ({
        x: tickAt(at),
        y: frame.height + 22,
        text: label,
        align: "center",
      })),
      ...key.words,
      ...footWords(frame, cleanText(options.valueTitle), note),
    ]),
  ]);
}
