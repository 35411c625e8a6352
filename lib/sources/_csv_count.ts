import type { ExportFile } from "../model/source.ts";

const quote = 0x22, lf = 0x0a, cr = 0x0d, comma = 0x2c;

/**
 * Counts the records of a CSV file in its bytes: the lines with something on them that end outside quotes, without the
 * header. A quote opens where a cell starts, or again right after one that closed.
 */
export async function countCsvRecords(file: ExportFile): Promise<number> {
  let lines = 0;
  let filled = false;
  let quoted = false;
  let mayOpen = true;
  for await (const chunk of file.stream()) {
    for (const byte of chunk) {
      const parts: boolean = !quoted && (byte === lf || byte === cr || byte === comma);
      if (parts && byte !== comma) {
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
