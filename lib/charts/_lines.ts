import type { IntervalRow } from "./interval_row.ts";
import { cleanText } from "../model/clean_text.ts";
import type { GroupStyle } from "./_key.ts";

/** One row of an interval plot with its place. */
export interface Line {
  readonly row: IntervalRow;
  /** Pixels below the plot's upper edge. */
  readonly y: number;
  readonly style: GroupStyle;
  readonly filled: boolean;
}

/** One category with its place. */
export interface Category {
  readonly label: string;
  readonly y: number;
  /** Whether one of its rows passes its test. */
  readonly evidence: boolean;
}

/** Least height of a line: one line of text and a gap. */
export const lineHeight = 25;

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** Rows that say anything; the others are absent from the picture. */
export function told(rows: readonly IntervalRow[]): IntervalRow[] {
  return rows.filter((row) => row.estimate !== null || row.low !== null || row.high !== null);
}

export function groupsOf(rows: readonly IntervalRow[]): string[] {
  return distinct(rows.flatMap((row) => row.group === undefined ? [] : [cleanText(row.group)]));
}

/** The categories that fit, in the order of the rows. */
export function labelsOf(rows: readonly IntervalRow[], groups: number, height: number): string[] {
  const most = Math.max(1, Math.floor(height / (lineHeight * Math.max(groups, 1) + (groups > 1 ? 6 : 0))));
  return distinct(rows.map((row) => row.label)).slice(0, most);
}

/** Where categories and their lines stand: bands of one height, groups side by side inside. */
export function arrange(
  rows: readonly IntervalRow[],
  labels: readonly string[],
  styles: readonly GroupStyle[],
  height: number,
): { readonly categories: Category[]; readonly lines: Line[] } {
  const band = height / Math.max(labels.length, 1);
  const step = Math.min(band / (styles.length + 0.5), 40);
  const categories = labels.map((label, i): Category => ({
    label,
    y: band * (i + 0.5),
    evidence: rows.some((row) => row.label === label && row.mark === "evidence"),
  }));
  const lines = rows.flatMap((row): Line[] => {
    const category = categories.find(({ label }) => label === row.label);
    const place = Math.max(0, styles.findIndex(({ group }) => group === cleanText(row.group ?? "")));
    const style = styles[place];
    if (!category || !style) return [];
    const y = category.y + (place - (styles.length - 1) / 2) * step;
    return [{ row, y, style, filled: row.mark !== "none" }];
  });
  return { categories, lines };
}
