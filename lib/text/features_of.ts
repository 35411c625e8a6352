import { characterRuns } from "./_character_runs.ts";
import { wordsOf } from "./words_of.ts";

/** What is counted in a text: words and pairs of neighbours, or runs of characters inside words. */
export type FeatureKind = "words" | "characters";

/**
 * What is counted in a text, with repeats: its words and pairs of neighbours ("connection pool"), or the runs of 3 to 5
 * characters inside its words, which see through typing errors and forms of a word.
 */
export function featuresOf(text: string, kind: FeatureKind): string[] {
  const words = wordsOf(text);
  if (kind === "characters") return words.flatMap(characterRuns);
  return [...words, ...words.slice(1).map((word, before) => `${words[before]} ${word}`)];
}
