import { cleanText } from "../model/clean_text.ts";
import type { Chart } from "../model/chart.ts";
import type { ChartOptions } from "./chart_options.ts";
import { footWords, type Frame, frameOf, margin, noteOf, pictureOf } from "./_frame.ts";
import { keyOf } from "./_key.ts";
import { dotLayer, type Layer, literal, pixels, unlessEmpty, type Word, wordLayer } from "./_layers.ts";
import { labelWords } from "./_interval_words.ts";
import { textWidth } from "./text_width.ts";
import { pictureSize, theme } from "./theme.ts";
import { timeTicks } from "./_time_ticks.ts";
import { emptyPicture } from "./_empty_picture.ts";

/** One line of a timeline. */
export interface TimelineRow {
  /** Name at its left, such as a family. */
  readonly label: string;
  /** When it happened: ISO 8601 in UTC. */
  readonly at: readonly string[];
  /** Number beside it; what it means is told by the head of its column. */
  readonly beside: string;
  /** Whether the line passes its test; its name is set in bold. */
  readonly marked?: boolean;
}

/** Options of {@link timeline}. */
export interface TimelineOptions extends ChartOptions {
  /** Stretch in question, shaded: ISO 8601 in UTC, the end excluded. */
  readonly focus: { readonly start: string; readonly end: string; readonly label: string };
  /** Head of the column of numbers beside. */
  readonly besideTitle: string;
}

const top = 84;
/** Least height of a line: one line of text and a gap. */
const lineHeight = 25;
/** Pixels across a dot of 130 square pixels. */
const dotWidth = 13;

interface Span {
  readonly from: number;
  readonly until: number;
}

function spanOf(rows: readonly TimelineRow[], { focus }: TimelineOptions): Span {
  const starts = rows.flatMap(({ at }) => at.map((time) => Date.parse(time)));
  const first = starts.reduce((least, time) => Math.min(least, time), Date.parse(focus.start));
  const until = Date.parse(focus.end);
  return { from: first - 0.02 * (until - first), until };
}

function shade(from: number, frame: Frame): Layer {
  return {
    data: { values: [{ c_x: from, c_x2: frame.width, c_y: 0, c_y2: frame.height }] },
    mark: { type: "rect", color: theme.colours.focus, fillOpacity: 0.08 },
    encoding: { x: pixels("c_x"), x2: { field: "c_x2" }, y: pixels("c_y"), y2: { field: "c_y2" } },
  };
}

function rules(values: readonly Record<string, number>[], colour: string): Layer[] {
  return unlessEmpty({
    data: { values },
    mark: { type: "rule", color: colour, strokeWidth: 1 },
    encoding: { x: pixels("c_x"), x2: { field: "c_x2" }, y: pixels("c_y"), y2: { field: "c_y2" } },
  }, values);
}

interface SeenDot {
  readonly c_x: number;
  readonly c_y: number;
  readonly c_colour: string;
  readonly c_opacity: number;
}

/** How much a dot hides: less where a line has so many that they would all run together. */
function opacityOf(count: number, width: number): number {
  const lying = count * dotWidth / width;
  return Math.max(0.12, 0.6 / Math.max(1, lying / 2));
}

/** Dots one can see through, so that a dense stretch looks dense. */
function dots(values: readonly SeenDot[]): Layer[] {
  return unlessEmpty({
    data: { values },
    mark: { type: "circle", size: 130, opacity: 1, fillOpacity: { expr: "datum.c_opacity" } },
    encoding: { x: pixels("c_x"), y: pixels("c_y"), color: literal("c_colour") },
  }, values);
}

function besideWords(rows: readonly TimelineRow[], title: string, y: (place: number) => number) {
  const size = theme.sizes.note;
  const texts = [title, ...rows.map(({ beside }) => beside)];
  const width = Math.max(...texts.map((text) => textWidth(text, size)));
  const words = texts.map((text, place): Word => ({
    x: 24 + width,
    y: place === 0 ? -18 : y(place - 1),
    text,
    size,
    align: "right",
    colour: place === 0 ? theme.colours.neutral : theme.colours.ink,
  }));
  return { width: 24 + width + margin, words };
}

function keyFor({ focus }: TimelineOptions, frame: Frame) {
  const look = { shape: "circle", filled: true };
  return keyOf([
    { ...look, text: cleanText(focus.label), colour: theme.colours.focus },
    { ...look, text: "before", colour: theme.colours.neutral },
  ], { x: margin - frame.left, y: 30 - top, width: pictureSize.width - 2 * margin });
}

/**
 * When things happened: a line for each kind, a dot for each time, the period in question shaded.
 *
 * Rows stand in the order given; where more are given than can be read, the first ones are drawn and the picture says
 * how many there are. Dots are see-through, more so on a line with many: where they lie together it is darker.
 *
 * @param rows times after the end of the focus are not drawn.
 *
 * @example
 * ```ts
 * import { timeline } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const chart = timeline(
 *   [{ label: "disk full", at: ["2026-05-04T09:00:00Z", "2026-08-20T09:00:00Z"], beside: "2" }],
 *   {
 *     name: "families",
 *     alt: "When incidents of each family started.",
 *     unit: "count",
 *     n: 2,
 *     valueTitle: "Start of the incident",
 *     besideTitle: "n",
 *     focus: { start: "2026-07-01T00:00:00Z", end: "2026-10-01T00:00:00Z", label: "2026-Q3" },
 *   },
 * );
 * assert.equal(chart.n, 2);
 * ```
 */
export function timeline(rows: readonly TimelineRow[], options: TimelineOptions): Chart {
  if (rows.length === 0) return emptyPicture(options);
  const { height } = frameOf({ left: 0, right: 0, top });
  const drawn = rows.slice(0, Math.floor(height / lineHeight));
  const band = height / Math.max(drawn.length, 1);
  const y = (place: number) => band * (place + 0.5);
  const names = labelWords(
    drawn.map(({ label, marked }, place) => ({ label, y: y(place), evidence: marked === true })),
  );
  const beside = besideWords(drawn, options.besideTitle, y);
  const frame = frameOf({ left: names.width, right: beside.width, top });
  const span = spanOf(drawn, options);
  const x = (time: number) => (time - span.from) / (span.until - span.from) * frame.width;
  const start = Date.parse(options.focus.start);
  const places = drawn.flatMap(({ at }, place) =>
    at.map((time) => Date.parse(time)).filter((time) => time < span.until).map((time) => ({
      c_x: x(time),
      c_y: y(place),
      c_colour: time >= start ? theme.colours.focus : theme.colours.neutral,
      c_opacity: opacityOf(at.length, frame.width),
    }))
  );
  const ticks = timeTicks(span.from, span.until, frame.width);
  const key = keyFor(options, frame);
  const note = noteOf(
    options,
    drawn.length < rows.length ? `The first ${drawn.length} of ${rows.length} are shown` : "",
  );
  return pictureOf(options, frame, [
    shade(x(start), frame),
    ...rules(
      ticks.map(({ at }) => ({ c_x: x(at), c_x2: x(at), c_y: 0, c_y2: frame.height + 6 })),
      theme.colours.grid,
    ),
    ...rules(
      drawn.map((_, place) => ({ c_x: 0, c_x2: frame.width, c_y: y(place), c_y2: y(place) })),
      theme.colours.grid,
    ),
    ...dots(places),
    ...unlessEmpty(dotLayer(key.dots), key.dots),
    wordLayer([
      ...names.words,
      ...beside.words.map((word) => ({ ...word, x: frame.width + word.x })),
      ...ticks.map(({ at, label }): Word => ({
        x: x(at),
        y: frame.height + 22,
        text: label,
        align: "center",
      })),
      ...key.words,
      ...footWords(frame, cleanText(options.valueTitle), note),
    ]),
  ]);
}
