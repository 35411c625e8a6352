import { textWidth } from "../../charts/text_width.ts";
import { wrapText } from "../../charts/wrap_text.ts";
import { cleanText } from "../../model/clean_text.ts";
import type { SlideTable } from "./deck.ts";
import type { Box } from "./_layout.ts";

/** A table that fits its box: every cell one line. */
export interface FittedTable {
  readonly size: number;
  readonly rowHeight: number;
  /** Pixels of each column; together the width of the box. */
  readonly widths: readonly number[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly cut: boolean;
}

type Cells = readonly (readonly string[])[];

/** Heights of a row in pixels by font size, the first that fits is taken. */
const rowHeights = { 24: 46, 20: 38, 18: 34 } as const;
export const tableSizes = [24, 20, 18] as const;
const padding = 16;
const caution = 1.1;
/** No column asks for more than this share of the table. */
const widestShare = 0.5;

function wantedWidths(cells: Cells, count: number, size: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    return Math.max(...cells.map((row) => textWidth(row[i] ?? "", size, 600) * caution)) + padding;
  });
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

function sizeFor(cells: Cells, count: number, box: Box): (typeof tableSizes)[number] {
  return tableSizes.find((size) =>
    sum(wantedWidths(cells, count, size)) <= box.width && cells.length * rowHeights[size] <= box.height
  ) ?? 18;
}

/** Columns as wide as their text asks for, scaled to the box. */
function widthsOf(cells: Cells, count: number, size: number, box: Box): number[] {
  const wanted = wantedWidths(cells, count, size);
  const fair = sum(wanted) <= box.width
    ? wanted
    : wanted.map((width) => Math.min(width, box.width * widestShare));
  return fair.map((width) => width * box.width / sum(fair));
}

/** Fits a table into a box: columns as wide as their text asks for, rows that do not fit counted in the last one. */
export function fitTable(table: SlideTable, box: Box): FittedTable {
  const columns = table.columns.map(cleanText);
  const rows = table.rows.map((row) => columns.map((_, i) => cleanText(row[i] ?? "")));
  const cells = [columns, ...rows];
  const size = sizeFor(cells, columns.length, box);
  const rowHeight = rowHeights[size];
  const widths = widthsOf(cells, columns.length, size, box);
  const shown = (row: readonly string[]): string[] =>
    row.map((cell, i) => wrapText(cell, ((widths[i] ?? 0) - padding) / caution, size, 1).join(""));
  const room = Math.floor(box.height / rowHeight) - 1;
  const kept = rows.length <= room ? rows : rows.slice(0, room - 1);
  const more = columns.map((_, i) => i === 0 ? `and ${rows.length - kept.length} more` : "");
  const printed = [...kept, ...(kept.length < rows.length ? [more] : [])].map(shown);
  const lost = kept.length < rows.length ||
    printed.some((row, i) => row.some((cell, k) => cell !== kept[i]?.[k]));
  return { size, rowHeight, widths, columns: shown(columns), rows: printed, cut: lost };
}
