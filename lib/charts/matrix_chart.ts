import { cleanText } from "../model/clean_text.ts";
import type { Chart } from "../model/chart.ts";
import type { ChartOptions } from "./chart_options.ts";
import { footWords, type Frame, frameOf, margin, noteOf, pictureOf } from "./_frame.ts";
import { type Layer, literal, pixels, unlessEmpty, type Word, wordLayer } from "./_layers.ts";
import { textWidth } from "./text_width.ts";
import { theme } from "./theme.ts";

/** How many cases of one row fell into one column. */
export interface MatrixRow {
  /** Name of the row, such as what people decided. */
  readonly row: string;
  /** Name of the column, such as what was answered. */
  readonly column: string;
  /** Cases. */
  readonly n: number;
}

/** Options of {@link matrixChart}. */
export interface MatrixOptions extends ChartOptions {
  /** What the rows are: "Decided by people". */
  readonly rowTitle: string;
}

const gap = 3;
const slant = 28;

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly n: number;
  readonly share: number;
  readonly agrees: boolean;
}

function tint(share: number, agrees: boolean): string {
  const [from, to] = [[0xf3, 0xf7, 0xfa], agrees ? [0x00, 0x4c, 0x7f] : [0x9e, 0x3a, 0x00]];
  const part = (at: number) =>
    Math.round((from[at] ?? 0) + ((to[at] ?? 0) - (from[at] ?? 0)) * share).toString(16);
  return `#${[0, 1, 2].map((at) => part(at).padStart(2, "0")).join("")}`;
}

function cellsOf(rows: readonly MatrixRow[], names: readonly string[], frame: Frame): Cell[] {
  const totals = new Map<string, number>();
  for (const { row, n } of rows) totals.set(row, (totals.get(row) ?? 0) + n);
  const place = (name: string) => names.indexOf(name) + 0.5;
  return rows.map(({ row, column, n }) => ({
    x: frame.width / names.length * place(column),
    y: frame.height / names.length * place(row),
    n,
    share: n / Math.max(1, totals.get(row) ?? 0),
    agrees: row === column,
  }));
}

function squares(cells: readonly Cell[], frame: Frame, count: number): Layer {
  return {
    data: {
      values: cells.map(({ x, y, share, agrees }) => ({ c_x: x, c_y: y, c_colour: tint(share, agrees) })),
    },
    mark: { type: "rect", width: frame.width / count - gap, height: frame.height / count - gap },
    encoding: { x: pixels("c_x"), y: pixels("c_y"), color: literal("c_colour") },
  };
}

/** Names of columns stand aslant, or they would run into one another. */
function slantedNames(names: readonly string[], frame: Frame): Layer {
  const values = names.map((name, at) => ({
    c_x: frame.width / names.length * (at + 0.5),
    c_y: -10,
    c_text: cleanText(name),
  }));
  return {
    data: { values },
    mark: {
      type: "text",
      angle: -slant,
      align: "left",
      baseline: "bottom",
      fontSize: theme.sizes.note,
      color: theme.colours.ink,
    },
    encoding: { x: pixels("c_x"), y: pixels("c_y"), text: { field: "c_text", type: "nominal" } },
  };
}

/**
 * Counts of cases by row and column, both named alike: what is on the diagonal agrees. Blue and brown are deep by the
 * share of the row.
 *
 * @param rows in any order; names stand in the order they come in as rows, at most 20 of them.
 * @throws {RangeError} for more than 20 names.
 *
 * @example
 * ```ts
 * import { matrixChart } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const chart = matrixChart([{ row: "code", column: "code", n: 3 }], {
 *   name: "confusion",
 *   alt: "What people decided against what was answered.",
 *   unit: "count",
 *   n: 3,
 *   valueTitle: "Answered",
 *   rowTitle: "Decided",
 * });
 * assert.equal(chart.n, 3);
 * ```
 */
export function matrixChart(rows: readonly MatrixRow[], options: MatrixOptions): Chart {
  const names = [...new Set([...rows.map(({ row }) => row), ...rows.map(({ column }) => column)])];
  if (names.length > 20) {
    throw new RangeError(
      `Cannot draw matrix "${options.name}": it has ${names.length} names. Give at most 20.`,
    );
  }
  const widest = Math.max(0, ...names.map((name) => textWidth(cleanText(name), theme.sizes.note, 400)));
  const frame = frameOf({
    left: Math.max(widest, textWidth(options.rowTitle, theme.sizes.title, 600)) + margin + 20,
    right: margin + widest * Math.cos(slant * Math.PI / 180),
    top: widest * Math.sin(slant * Math.PI / 180) + 40,
  });
  const cells = cellsOf(rows, names, frame);
  const size = theme.sizes.note;
  const counts = cells.filter(({ n }) => n > 0).map(({ x, y, n, share }): Word => ({
    x,
    y,
    text: n.toLocaleString("en-GB"),
    align: "center",
    size,
    colour: share > 0.5 ? theme.colours.paper : theme.colours.ink,
  }));
  const rowNames = names.map((name, at): Word => ({
    x: -14,
    y: frame.height / names.length * (at + 0.5),
    text: cleanText(name),
    align: "right",
    size,
  }));
  const head: Word = {
    x: -14,
    y: -18,
    text: options.rowTitle,
    align: "right",
    weight: 600,
    size: theme.sizes.title,
  };
  return pictureOf(options, frame, [
    ...unlessEmpty(squares(cells, frame, names.length), cells),
    ...unlessEmpty(slantedNames(names, frame), names),
    wordLayer([
      ...counts,
      ...rowNames,
      ...(names.length > 0 ? [head] : []),
      ...footWords(frame, options.valueTitle, noteOf(options)),
    ]),
  ]);
}
