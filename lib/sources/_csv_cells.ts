import type { ExportFile } from "../model/source.ts";

const quote = 0x22, comma = 0x2c, newline = 0x0a, carriage = 0x0d;

/**
 * Counts, byte by byte, the cells of some columns that hold something. A record whose cells are not as many as the
 * header's counts once: it is rejected as a whole.
 */
export async function countFilledCells(
  file: ExportFile,
  columns: number,
  counted: ReadonlySet<number>,
): Promise<number> {
  let total = -1;
  let [cell, inRecord, quoted, filled, blank] = [0, 0, false, false, true];
  const endCell = () => {
    if (filled && counted.has(cell)) inRecord++;
    filled = false;
    cell++;
  };
  const endRecord = () => {
    if (blank) return;
    endCell();
    // The header is the first record.
    total = total < 0 ? 0 : total + (cell === columns ? inRecord : 1);
    [cell, inRecord, blank] = [0, 0, true];
  };
  for await (const piece of file.stream()) {
    for (const byte of piece) {
      if (byte === quote) quoted = !quoted;
      else if (byte === comma && !quoted) endCell();
      else if (byte === newline && !quoted) endRecord();
      else if (byte !== carriage || quoted) filled = true;
      if (byte !== newline && byte !== carriage) blank = false;
      else if (quoted) blank = false;
    }
  }
  endRecord();
  return Math.max(0, total);
}
