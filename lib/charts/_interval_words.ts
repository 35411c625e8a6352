import { formatValue } from "../model/format.ts";
import type { ChartOptions } from "./chart_options.ts";
import type { FontWeight } from "./font.ts";
import { margin } from "./_frame.ts";
import type { IntervalRow } from "./interval_row.ts";
import type { Word } from "./_layers.ts";
import type { Category, Line } from "./_lines.ts";
import { shorten } from "./_shorten.ts";
import { textWidth } from "./text_width.ts";
import { theme } from "./theme.ts";

const longestLabel = 360;
const columnGap = 24;

/** Words beside the plot and the room they take up to the picture's edge. */
export interface Block {
  readonly width: number;
  readonly words: readonly Word[];
}

function valueText(row: IntervalRow, options: ChartOptions): string {
  if (row.estimate === null) return "–";
  if (options.unit !== "per_week") return formatValue(row.estimate, options.unit);
  return row.estimate.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** The two columns of numbers at the right: estimates and n, one line each; `x` counts from the plot's right. */
export function columns(lines: readonly Line[], options: ChartOptions): Block {
  const size = theme.sizes.note;
  const cells = lines.map(({ row, y, style }) => ({
    y,
    colour: style.colour,
    value: valueText(row, options),
    n: row.n.toLocaleString("en-GB"),
  }));
  const head = {
    y: -18,
    colour: theme.colours.neutral,
    value: options.unit === "per_week" ? "per week" : "estimate",
    n: "n",
  };
  const all = [head, ...cells];
  const wide = (texts: string[]): number => Math.max(...texts.map((text) => textWidth(text, size)));
  const value = wide(all.map((cell) => cell.value));
  const n = Math.max(wide(all.map((cell) => cell.n)), 24);
  const words = all.flatMap(({ y, colour, ...cell }): Word[] => [
    { x: columnGap + value, y, colour, size, align: "right", text: cell.value },
    { x: 2 * columnGap + value + n, y, colour, size, align: "right", text: cell.n },
  ]);
  return { width: 2 * columnGap + value + n + margin, words };
}

/** The names of the categories at the left; one with evidence is set in bold. */
export function labelWords(categories: readonly Category[]): Block {
  const words = categories.map(({ label, y, evidence }) => {
    const weight: FontWeight = evidence ? 600 : 400;
    return {
      x: -16,
      y,
      align: "right" as const,
      weight,
      text: shorten(label, longestLabel, theme.sizes.label, weight),
    };
  });
  const widths = words.map(({ text, weight }) => textWidth(text, theme.sizes.label, weight));
  return { width: margin + Math.max(...widths, 40) + 16, words };
}
