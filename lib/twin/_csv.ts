import type { Piece, PlantedReject } from "./export_text.ts";

/** A line of a CSV file: its cells, or a line broken on purpose as it is to stand there. */
export interface Line {
  readonly cells: readonly (string | number | null)[];
  readonly reject?: Omit<PlantedReject, "line" | "path">;
}

function cell(value: string | number | null): string {
  const text = value === null ? "" : `${value}`;
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes a CSV file with a header: comma, double quotes where needed, one record a line. */
export function* csv(header: readonly string[], lines: Iterable<Line>): Generator<Piece> {
  yield { text: `${header.join(",")}\n` };
  let line = 1;
  for (const { cells, reject } of lines) {
    line++;
    yield {
      text: `${cells.map(cell).join(",")}\n`,
      records: 1,
      ...(reject === undefined ? {} : { rejects: [{ ...reject, line, path: null }] }),
    };
  }
}
