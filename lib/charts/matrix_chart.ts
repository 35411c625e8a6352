import { cleanText } from "../model/clean_text.ts";
import type { Chart } from "../model/chart.ts";
import type { ChartOptions } from "./chart_options.ts";
import { footWords, type Frame, frameOf, margin, noteOf, pictureOf } from "./_frame.ts";
import { type Layer, literal, pixels, unlessEmpty, type Word, wordLayer } from "./_layers.ts";
import { textWidth } from "./text_width.ts";
import { theme } from "./theme.ts";
import { emptyPicture } from "./_empty_picture.ts";

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
  /** Whether columns are other things than rows, such as services beside families; then nothing agrees. Default false. */
  readonly isMixed?: boolean;
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

interface Names {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

function namesOf(rows: readonly MatrixRow[], { name, isMixed = false }: MatrixOptions): Names {
  const [down, across] = [rows.map(({ row }) => row), rows.map(({ column }) => column)];
  const both = [...new Set([...down, ...across])];
  const names = isMixed
    ? { rows: [...new Set(down)], columns: [...new Set(across)] }
    : { rows: both, columns: both };
  const most = Math.max(names.rows.length, names.columns.length);
  if (most > 20) {
    throw new RangeError(`Cannot draw matrix "${name}": it has ${most} names. Give at most 20.`);
  }
  return names;
}

function cellsOf(rows: readonly MatrixRow[], names: Names, frame: Frame, isMixed: boolean): Cell[] {
  const totals = new Map<string, number>();
  for (const { row, n } of rows) totals.set(row, (totals.get(row) ?? 0) + n);
  return rows.map(({ row, column, n }) => ({
    x: frame.width / names.columns.length * (names.columns.indexOf(column) + 0.5),
    y: frame.height / names.rows.length * (names.rows.indexOf(row) + 0.5),
    n,
    share: n / Math.max(1, totals.get(row) ?? 0),
    agrees: isMixed || row === column,
  }));
}

function squares(cells: readonly Cell[], frame: Frame, names: Names): Layer {
  return {
    data: {
      values: cells.map(({ x, y, share, agrees }) => ({ c_x: x, c_y: y, c_colour: tint(share, agrees) })),
    },
    mark: {
      type: "rect",
      width: frame.width / names.columns.length - gap,
      height: frame.height / names.rows.length - gap,
    },
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
 * Counts of cases by row and column, deep by the share of the row. Where both are named alike, what is on the diagonal
 * agrees and is blue, the rest is brown.
 *
 * @param rows in any order; names stand in the order they come in, at most 20 rows and 20 columns.
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
  if (rows.length === 0) return emptyPicture(options);
  const names = namesOf(rows, options);
  const widestOf = (some: readonly string[]) =>
    Math.max(0, ...some.map((name) => textWidth(cleanText(name), theme.sizes.note, 400)));
  const above = widestOf(names.columns);
  const frame = frameOf({
    left: Math.max(widestOf(names.rows), textWidth(options.rowTitle, theme.sizes.title, 600)) + margin + 20,
    right: margin + above * Math.cos(slant * Math.PI / 180),
    top: above * Math.sin(slant * Math.PI / 180) + 40,
  });
  const cells = cellsOf(rows, names, frame, options.isMixed ?? false);
  const size = theme.sizes.note;
  const counts = cells.filter(({ n }) => n > 0).map(({ x, y, n, share }): Word => ({
    x,
    y,
    text: n.toLocaleString("en-GB"),
    align: "center",
    size,
    colour: share > 0.5 ? theme.colours.paper : theme.colours.ink,
  }));
  const rowNames = names.rows.map((name, at): Word => ({
    x: -14,
    y: frame.height / names.rows.length * (at + 0.5),
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
    ...unlessEmpty(squares(cells, frame, names), cells),
    ...unlessEmpty(slantedNames(names.columns, frame), names.columns),
    wordLayer([
      ...counts,
      ...rowNames,
      ...(names.rows.length > 0 ? [head] : []),
      ...footWords(frame, options.valueTitle, noteOf(options)),
    ]),
  ]);
}
