import type { ExportFile } from "../model/source.ts";
import { csvDelimiter } from "./_csv_delimiter.ts";
import { startOf } from "./_start_of.ts";

const quote = 0x22, lf = 0x0a, cr = 0x0d;

/**
 * Counts the records of a CSV file in its bytes: the lines with something on them that end outside quotes, without the
 * header. A quote opens where a cell starts, or again right after one that closed.
 */
export async function countCsvRecords(file: ExportFile): Promise<number> {
  const delimiter = csvDelimiter(await startOf(file)).charCodeAt(0);
  let lines = 0;
  let filled = false;
  let quoted = false;
  let mayOpen = true;
  for await (const chunk of file.stream()) {
    for (const byte of chunk) {
      const parts: boolean = !quoted && (byte === lf || byte === cr || byte === delimiter);
      if (parts && byte !== delimiter) {
        if (filled) lines++;
        filled = false;
      } else if (byte > 0x20) filled = true;
      const closes: boolean = quoted && byte === quote;
      if (byte === quote) quoted = !quoted && mayOpen;
      mayOpen = closes || parts;
    }
  }
  return Math.max(0, lines + (filled ? 1 : 0) - 1);
}
