import { csvHeader } from "./csv_header.ts";

/**
 * What parts the cells of a CSV, by its header: a comma, the semicolon of countries that write 1,5 for one and a half, or
 * the tab of sheets saved as text.
 */
export function csvDelimiter(text: string): "," | ";" | "\t" {
  const start = text.trimStart();
  const width = (delimiter: string) => csvHeader(start, delimiter).length;
  return ([",", ";", "\t"] as const).reduce((best, other) => width(other) > width(best) ? other : best);
}
