import type { Random } from "../stats/random.ts";
import { pick } from "./_draw.ts";

/** Swaps two letters inside one of the longer words of a text, as hurried fingers do. */
export function misspell(text: string, random: Random): string {
  const words = [...text.matchAll(/(?<![\p{L}\p{N}_.-])[a-z]{6,}(?![\p{L}\p{N}_.-])/gu)];
  if (words.length === 0) return text;
  const { index, 0: word } = pick(words, random);
  const at = index + 1 + random.integer(word.length - 3);
  return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
}
