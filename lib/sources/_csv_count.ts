import type { ExportFile } from "../model/source.ts";

const quote = 0x22, lf = 0x0a, cr = 0x0d;

/**
 * Counts the records of a CSV file in its bytes: the lines with something on them that end outside quotes, without the
 * header.
 */
export async function countCsvRecords(file: ExportFile): Promise<number> {
  let lines = 0;
  let filled = false;
  let quotes = 0;
  for await (const chunk of file.stream()) {
    for (const byte of chunk) {
      if (byte === quote) quotes++;
      if ((byte === lf || byte === cr) && quotes % 2 === 0) {
        if (filled) lines++;
        filled = false;
      } else if (byte > 0x20) filled = true;
    }
  }
  return Math.max(0, lines + (filled ? 1 : 0) - 1);
}
