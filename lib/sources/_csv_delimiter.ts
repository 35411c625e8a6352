import { csvHeader } from "./_csv_header.ts";

/** What parts the cells of a CSV, by its header: a comma, or the semicolon of countries that write 1,5 for one and a half. */
export function csvDelimiter(text: string): "," | ";" {
  const start = text.trimStart();
  return csvHeader(start, ";").length > csvHeader(start, ",").length ? ";" : ",";
}
