import { csvDelimiter } from "./_csv_delimiter.ts";
import { csvHeader } from "./csv_header.ts";

/** The cells of the first record of a CSV, parted as its header is. */
export function csvNames(text: string): readonly string[] {
  const start = text.trimStart();
  return csvHeader(start, csvDelimiter(start));
}
