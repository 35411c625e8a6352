import { wordsOf } from "./words_of.ts";

/** What is counted in a text: words and pairs of neighbours, or runs of characters inside words. */
export type FeatureKind = "words" | "characters";

const shortest = 3;
const longest = 5;

function runsOf(word: string): string[] {
  const bounded = [..." " + word + " "];
  const runs: string[] = [];
  for (let length = shortest; length <= Math.min(longest, bounded.length); length++) {
    for (let at = 0; at + length <= bounded.length; at++) runs.push(bounded.slice(at, at + length).join(""));
  }
  return runs;
}

/**
 * What is counted in a text, with repeats: its words and pairs of neighbours ("connection pool"), or the runs of 3 to 5
 * characters inside its words, which see through typing errors and forms of a word.
 */
export function featuresOf(text: string, kind: FeatureKind): string[] {
  const words = wordsOf(text);
  if (kind === "characters") return words.flatMap(runsOf);
  return [...words, ...words.slice(1).map((word, before) => `${words[before]} ${word}`)];
}
