import { shorten } from "./_shorten.ts";
import { textWidth } from "./text_width.ts";

/** How many of these words stand on one line, at least one. */
function fitting(words: readonly string[], width: number, size: number): number {
  let fits = words.length;
  while (fits > 1 && textWidth(words.slice(0, fits).join(" "), size) > width) fits--;
  return fits;
}

/**
 * Breaks a sentence into lines of the theme's font. A word too long for a line, and what does not fit on the last
 * line, gives way to an ellipsis.
 *
 * @param width pixels a line has.
 * @param size font size in pixels.
 * @param lines the most lines there may be, at least 1.
 *
 * @example
 * ```ts
 * import { wrapText } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(wrapText("time to resolve", 80, 18, 3), ["time to", "resolve"]);
 * assert.deepEqual(wrapText("time to resolve", 80, 18, 1), ["time to…"]);
 * ```
 */
export function wrapText(sentence: string, width: number, size: number, lines: number): string[] {
  const broken: string[] = [];
  let rest = sentence.split(/\s+/).filter(Boolean);
  while (rest.length > 0) {
    const fits = broken.length < lines - 1 ? fitting(rest, width, size) : rest.length;
    broken.push(shorten(rest.slice(0, fits).join(" "), width, size));
    rest = rest.slice(fits);
  }
  return broken;
}
