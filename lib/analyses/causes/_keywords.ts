import type { CauseCategory } from "../../model/taxonomy.ts";
import { featuresOf } from "../../text/features_of.ts";
import type { TextFeatures } from "./_texts.ts";

/** More seeds of one category than this in a text say no more. */
const mostHits = 2;

/** How many seed words of each category a text has. */
export type SeedCounter = (features: TextFeatures) => number[];

/** The feature a seed is found by: the word, or the pair of words. */
function featureOf(seed: string): string | undefined {
  return featuresOf(seed, "words").at(-1);
}

/** What is said in passing counts less than what is said where the answer is. */
const passing = 0.5;

/** Makes a function that counts seed words by category. */
export function seedCounter(categories: readonly CauseCategory[]): SeedCounter {
  const seeds = categories.map(({ seeds }) =>
    new Set(seeds.map(featureOf).filter((seed) => seed !== undefined))
  );
  const hits = (words: readonly string[]) => {
    const said = new Set(words);
    return seeds.map((own) => Math.min(mostHits, own.intersection(said).size));
  };
  return ({ words, pointed }) => {
    const all = hits(words);
    if (pointed.length === 0) return all;
    return hits(pointed).map((count, at) => Math.max(count, passing * (all[at] ?? 0)));
  };
}

/** The category whose seeds a text has most of, the first of equal ones; null where it has none. */
export function keywordGuess(counts: readonly number[]): number | null {
  const most = Math.max(...counts);
  return most > 0 ? counts.indexOf(most) : null;
}
