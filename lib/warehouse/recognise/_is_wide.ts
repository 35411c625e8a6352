import { matchedColumns } from "./_matched_columns.ts";
import type { UnknownTable } from "./_unknown_table.ts";

/** Whether a table looks like metrics beside each other: a time, no id, and numbers in two columns or more. */
export function isWide({ header, first }: UnknownTable): boolean {
  const time = matchedColumns(header, "metrics").get("sampled_at");
  if (time === undefined || matchedColumns(header, "incidents").has("id")) return false;
  const isNumber = (cell: string) => /^[+-]?\d[\d.,]*(?:e[+-]?\d+)?$/i.test(cell.trim());
  return header.filter((name, at) => name !== time && isNumber(first[at] ?? "")).length >= 2;
}
