import { type Advances, advancesOf } from "./_advances.ts";
import { fontFiles, type FontWeight } from "./font.ts";

const advances: Record<FontWeight, Advances> = {
  400: advancesOf(fontFiles[400]),
  600: advancesOf(fontFiles[600]),
};
const known: Record<FontWeight, Map<string, number>> = { 400: new Map(), 600: new Map() };

function letterWidth(letter: string, weight: FontWeight): number {
  const before = known[weight].get(letter);
  if (before !== undefined) return before;
  const width = advances[weight](letter.codePointAt(0) ?? 0);
  known[weight].set(letter, width);
  return width;
}

/**
 * Width of one line of text in the theme's font, from the advance widths in the font file.
 *
 * @param size font size in pixels.
 * @returns pixels; kerning is left out, so text comes out no wider than told.
 *
 * @example
 * ```ts
 * import { textWidth } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.ok(textWidth("WWW", 18) > 2 * textWidth("iii", 18));
 * ```
 */
export function textWidth(text: string, size: number, weight: FontWeight = 400): number {
  let ems = 0;
  for (const letter of text) ems += letterWidth(letter, weight);
  return ems * size;
}
