import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import type { ExportFile } from "../model/source.ts";

const newline = 10;
const quote = 34;
const backslash = 92;
const depthLimit = 64;

function isBlank(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 13;
}

function tooDeep(file: ExportFile, line: number, byte: number): ExportError {
  return new ExportError(
    "E-DEPTH",
    refusal({
      action: "load",
      thing: file.path,
      line,
      reason: `it nests deeper than ${depthLimit} levels at byte ${byte}`,
      remedy: "Export it again",
    }),
  );
}

/**
 * Counts the lines that hold something, byte by byte, and refuses nesting that would end the process, before the
 * database sees the file.
 */
export async function countJsonLines(file: ExportFile): Promise<number> {
  let lines = 0;
  let before = 0;
  let line = 1;
  let blank = true;
  let depth = 0;
  let inText = false;
  let escaped = false;
  for await (const piece of file.stream()) {
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      if (byte === newline) {
        if (!blank) lines += 1;
        blank = true;
        inText = escaped = false;
        depth = 0;
        line += 1;
      } else if (inText) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inText = false;
      } else if (byte === quote) {
        inText = true;
        blank = false;
      } else if (byte === 91 || byte === 123) {
        blank = false;
        if (++depth > depthLimit) throw tooDeep(file, line, before + at);
      } else if (byte === 93 || byte === 125) {
        blank = false;
        depth -= 1;
      } else if (blank) blank = isBlank(byte);
    }
    before += piece.length;
  }
  return blank ? lines : lines + 1;
}
