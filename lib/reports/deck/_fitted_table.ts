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

const size = 18;
const rowHeight = 34;
const padding = 16;
const caution = 1.1;
const widestCell = 420;

function widthsOf(cells: readonly (readonly string[])[], count: number, box: Box): number[] {
  const wanted = Array.from({ length: count }, (_, i) => {
    const widest = Math.max(...cells.map((row) => textWidth(row[i] ?? "", size, 600) * caution));
    return Math.min(widest, widestCell) + padding;
  });
  const total = wanted.reduce((sum, width) => sum + width, 0);
  return wanted.map((width) => width * box.width / total);
}

/** Fits a table into a box: columns as wide as their text asks for, rows that do not fit counted in the last one. */
export function fitTable(table: SlideTable, box: Box): FittedTable {
  const columns = table.columns.map(cleanText);
  const rows = table.rows.map((row) => columns.map((_, i) => cleanText(row[i] ?? "")));
  const widths = widthsOf([columns, ...rows], columns.length, box);
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
