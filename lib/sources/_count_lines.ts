import type { ExportFile } from "../model/source.ts";

const newline = 0x0a;
const space = 0x20;

/** Counts the lines with something on them, from line break to line break. */
export async function countLines(file: ExportFile): Promise<number> {
  let lines = 0;
  let filled = false;
  for await (const piece of file.stream()) {
    let at = 0;
    while (at < piece.length) {
      while (!filled && at < piece.length && piece[at] !== newline) filled = (piece[at++] as number) > space;
      const end = piece.indexOf(newline, at);
      if (end < 0) break;
      if (filled) lines++;
      filled = false;
      at = end + 1;
    }
  }
  return filled ? lines + 1 : lines;
}
