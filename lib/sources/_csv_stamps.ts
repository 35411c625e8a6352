import type { CsvRecord } from "./_csv_records.ts";
import type { PlacedStamp } from "./_date_order.ts";

/** The cells of the columns that hold stamps, with the lines they stand on. */
export function* stampsOf(
  records: readonly CsvRecord[],
  columns: readonly string[],
  holds: (column: string) => boolean,
): Generator<PlacedStamp> {
  const held = columns.flatMap((column, at) => holds(column) ? [at] : []);
  for (const record of records) {
    for (const at of held) {
      const text = record.fault ? undefined : record.cells[at];
      if (text) yield { text, line: record.line, field: columns[at] ?? "" };
    }
  }
}
