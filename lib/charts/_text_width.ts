import { type Advances, advancesOf } from "./_advances.ts";
import { fontFiles, type FontWeight } from "./_font.ts";

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

/** Width of one line of text in pixels, in the theme's font. */
export function textWidth(text: string, size: number, weight: FontWeight = 400): number {
  let ems = 0;
  for (const letter of text) ems += letterWidth(letter, weight);
  return ems * size;
}
