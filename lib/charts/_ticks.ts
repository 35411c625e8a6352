import type { Unit } from "../model/unit.ts";
import { textWidth } from "./text_width.ts";
import { theme } from "./theme.ts";
import { tickLabel } from "./_tick_label.ts";

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** An axis before its ticks: where values lie, how, and on how many pixels. */
export interface Span {
  readonly low: number;
  readonly high: number;
  readonly type: "linear" | "log";
  readonly unit: Unit;
  readonly pixels: number;
  readonly direction: "across" | "up";
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Durations people think in, the most telling first: later ones are shown where there is room. */
const durations = [
  hour,
  day,
  minute,
  15 * minute,
  4 * hour,
  7 * day,
  30 * day,
  5 * minute,
  1,
  10,
  365 * day,
  30 * minute,
  12 * hour,
  2 * hour,
  3 * day,
  90 * day,
  2 * minute,
  10 * minute,
  8 * hour,
  2 * day,
  14 * day,
  30,
  5,
  45 * minute,
  20 * minute,
  75 * minute,
  90 * minute,
  3 * hour,
  6 * hour,
];

const ratios = [1, 2, 0.5, 4, 0.25, 10, 0.1, 100, 0.01, 3, 1.5, 0.75, 1.25, 0.8, 1.1, 0.9, 5, 0.2, 20, 0.05];

function decades(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const count = Math.ceil(Math.log10(high)) - first + 1;
  return [1, 2, 5].flatMap((digit) => Array.from({ length: count }, (_, i) => digit * 10 ** (first + i)));
}

function position(span: Span, value: number): number {
  const place = (v: number): number => span.type === "log" ? Math.log(v) : v;
  return (place(value) - place(span.low)) / (place(span.high) - place(span.low)) * span.pixels;
}

/** Room a label takes along the axis, with a gap to the next. */
function room(span: Span, label: string): number {
  return span.direction === "across" ? textWidth(label, theme.sizes.label) + 24 : 1.5 * theme.sizes.label;
}

function logTicks(span: Span): Tick[] {
  const wanted = span.unit === "s"
    ? durations
    : span.unit === "ratio"
    ? ratios
    : decades(span.low, span.high);
  const kept: Tick[] = [];
  for (const value of wanted.filter((value) => span.low <= value && value <= span.high)) {
    const label = tickLabel(value, span.unit, null);
    const fits = kept.every((other) =>
      Math.abs(position(span, value) - position(span, other.value)) >=
        (room(span, label) + room(span, other.label)) / 2
    );
    if (fits) kept.push({ value, label });
  }
  return kept.length >= 2 ? kept.sort((a, b) => a.value - b.value) : linearTicks(span);
}

const mostTicks = 8;

const timeSteps = [1, 2, 5, 10, 15, 30].flatMap((n) => [n, n * minute]).concat(
  [1, 2, 3, 4, 6, 8, 12].map((n) => n * hour),
  [1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365].map((n) => n * day),
).sort((a, b) => a - b);

function steps(span: Span): number[] {
  if (span.unit === "s" && span.high > 10) return timeSteps;
  const whole = span.unit === "count" ? 1 : 0;
  return decades((span.high - span.low) / 100, span.high - span.low).sort((a, b) => a - b)
    .filter((step) => step >= whole);
}

function multiples(span: Span, step: number): Tick[] {
  const first = Math.ceil(span.low / step - 1e-9);
  const last = Math.floor(span.high / step + 1e-9);
  const values = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    return Number(((first + i) * step).toPrecision(12));
  });
  const largest = Math.max(...values.map(Math.abs), 0);
  return values.map((value) => ({ value, label: tickLabel(value, span.unit, largest) }));
}

function linearTicks(span: Span): Tick[] {
  for (const step of steps(span).filter((step) => (span.high - span.low) / step <= mostTicks)) {
    const ticks = multiples(span, step);
    if (ticks.reduce((sum, tick) => sum + room(span, tick.label), 0) <= span.pixels) return ticks;
  }
  return [];
}

/** Ticks whose labels do not touch: round values, durations at the marks people think in. */
export function ticksOf(span: Span): Tick[] {
  return span.type === "log" ? logTicks(span) : linearTicks(span);
}
