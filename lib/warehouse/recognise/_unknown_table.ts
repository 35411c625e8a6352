import { csvHeader } from "../../sources/csv_header.ts";

/** A table of no known kind: where its header stands, its columns, the first row, and what parts them. */
export interface UnknownTable {
  /** 1-based line of the header. */
  readonly line: number;
  readonly header: readonly string[];
  /** Cells of the line below the header. */
  readonly first: readonly string[];
  readonly delimiter: string;
}

const preambleLimit = 30;
const leastColumns = 3;
const longestName = 60;
const delimiters = [",", ";", "\t", "|"];

function isHeader(names: readonly string[]): boolean {
  return names.length >= leastColumns && new Set(names).size === names.length &&
    names.every((name) => name.length <= longestName);
}

/** The first line of a text that names columns and parts as the lines below it do; null where none does. */
export function unknownTable(text: string): UnknownTable | null {
  const lines = text.split(/\r\n|\n|\r/, preambleLimit + 2);
  for (const [at, line] of lines.entries()) {
    const below = lines.slice(at + 1, at + 3).filter((each) => each !== "");
    const delimiter = delimiters.find((any) => {
      const names = csvHeader(line, any);
      return isHeader(names) && below.length > 0 &&
        below.every((each) => csvHeader(each, any).length === names.length);
    });
    if (delimiter === undefined) continue;
    const first = csvHeader(below[0] ?? "", delimiter);
    return { line: at + 1, header: csvHeader(line, delimiter), first, delimiter };
  }
  return null;
}
