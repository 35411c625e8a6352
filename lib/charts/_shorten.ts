import { cleanText } from "../model/clean_text.ts";
import type { FontWeight } from "./font.ts";
import { textWidth } from "./text_width.ts";

/** Text of an export on one line of at most `width` pixels; what does not fit gives way to an ellipsis. */
export function shorten(text: string, width: number, size: number, weight: FontWeight = 400): string {
  const clean = cleanText(text) || "(no name)";
  if (textWidth(clean, size, weight) <= width) return clean;
  const letters = [...clean];
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, size, weight) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
