import type { TableMapping } from "../../model/config.ts";
import { csvHeader } from "../csv_header.ts";
import { namedColumns } from "./_columns.ts";

const preambleLimit = 30;
const delimiters = [";", "\t", "|", ",", " "];

/** The separator under which the first line names all columns of a mapping, where it is not the mapping's own. */
export function otherDelimiter(head: string, mapping: TableMapping): string | null {
  const named = namedColumns(mapping);
  return delimiters.find((delimiter) => {
    if (delimiter === mapping.delimiter) return false;
    const names = new Set(csvHeader(head, delimiter));
    return named.every((column) => names.has(column));
  }) ?? null;
}

/** The line, from 1, of the first lines of a CSV that names all columns of a mapping; null where none does. */
export function headerLine(head: string, mapping: TableMapping): number | null {
  const named = namedColumns(mapping);
  const lines = head.split(/\r\n|\n|\r/, preambleLimit);
  const at = lines.findIndex((line) => {
    const names = new Set(csvHeader(line, mapping.delimiter));
    return named.every((column) => names.has(column));
  });
  return at < 0 ? null : at + 1;
}
