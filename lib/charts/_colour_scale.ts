import { cleanText } from "../model/clean_text.ts";
import type { Unit } from "../model/unit.ts";
import { type Layer, literal, pixels, type Word } from "./_layers.ts";
import { textWidth } from "./text_width.ts";
import { theme } from "./theme.ts";
import { tickLabel } from "./_tick_label.ts";

/** Values as colours, and the bar that explains them. */
export interface ColourScale {
  colour(value: number): string;
  legend(title: string, place: { readonly x: number; readonly y: number }): {
    readonly layers: Layer[];
    readonly words: Word[];
  };
}

type Rgb = readonly [number, number, number];

const pale: Rgb = [0xF3, 0xF7, 0xFA];
const strong: Rgb = [0x00, 0x4C, 0x7F];
const warm: Rgb = [0x9E, 0x3A, 0x00];
const barSteps = 60;
const barWidth = 300;

function mix(from: Rgb, to: Rgb, share: number): string {
  const part = (i: 0 | 1 | 2): string =>
    Math.round(from[i] + (to[i] - from[i]) * share).toString(16).padStart(2, "0");
  return `#${part(0)}${part(1)}${part(2)}`;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(-1, value));
}

/** A round number at or above the largest value: the end of the bar. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((digit) => digit * power).find((end) => end >= value * 0.999) ?? value;
}

/** The bar as narrow rectangles, from `low` to `high` on the scale's own -1 to 1. */
function bar(low: number, tint: (share: number) => string, x: number, y: number): Layer {
  const values = Array.from({ length: barSteps }, (_, i) => ({
    c_x: x + barWidth / barSteps * i,
    c_x2: x + barWidth / barSteps * (i + 1) + (i + 1 < barSteps ? 0.6 : 0),
    c_y: y - 9,
    c_colour: tint(low + (1 - low) * (i + 0.5) / barSteps),
  }));
  return {
    data: { values },
    mark: { type: "rect", height: 18, baseline: "top" },
    encoding: { x: pixels("c_x"), x2: { field: "c_x2" }, y: pixels("c_y"), color: literal("c_colour") },
  };
}

/** Colours for the values of a heat map: two that meet at 1 for ratios, else one from 0 to the largest. */
export function colourScale(values: readonly number[], unit: Unit): ColourScale {
  const ratio = unit === "ratio";
  const size = ratio
    ? values.filter((value) => value > 0).map((value) => Math.max(value, 1 / value))
    : values;
  const end = roundUp(Math.max(...size.filter(Number.isFinite), ratio ? 2 : 0));
  const share = (value: number): number =>
    clamp(ratio ? Math.log(Math.max(value, 1e-9)) / Math.log(end) : value / end);
  const tint = (part: number): string => mix(pale, ratio && part > 0 ? warm : strong, Math.abs(part));
  const low = ratio ? -1 : 0;
  const marks = ratio ? [1 / end, 1, end] : [0, end / 2, end];
  return {
    colour: (value) => tint(share(value)),
    legend: (title, { x, y }) => {
      const name = cleanText(title);
      const start = x + textWidth(name, theme.sizes.title, 600) + 20;
      return {
        layers: [bar(low, tint, start, y)],
        words: [
          { x, y, text: name, weight: 600, size: theme.sizes.title },
          ...marks.map((mark): Word => ({
            x: start + barWidth * (share(mark) - low) / (1 - low),
            y: y + 23,
            text: tickLabel(Number(mark.toPrecision(2)), unit, end),
            align: "center",
            size: theme.sizes.note,
          })),
        ],
      };
    },
  };
}
