import { featuresOf } from "../../text/features_of.ts";
import { wordsOf } from "../../text/words_of.ts";
import type { Classifier } from "./_classifier.ts";
import type { Known } from "./_known.ts";
import { writtenText } from "./_texts.ts";
import { pointer } from "./_vectors.ts";

const most = 3;
const token = /[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}]+)?/gu;

/** Weight of each column for a category against the mean of all. */
function weightAt({ model }: Classifier, category: number, column: number): number {
  let mean = 0;
  for (let k = 0; k < model.classes; k++) {
    mean += (model.weights[k * model.width + column] as number) / model.classes;
  }
  return (model.weights[category * model.width + column] as number) - mean;
}

/** What a word adds to the score of a category: as a word, by its runs of characters, and as a seed. */
function pull(classifier: Classifier, category: number, word: string): number {
  const { vectors: { words, characters }, categories, dials } = classifier;
  const asWord = [word, `${pointer}${word}`].map((feature) => words.columns.get(feature))
    .filter((at) => at !== undefined)
    .reduce((sum, at) => sum + weightAt(classifier, category, at) * (words.rarity[at] ?? 0), 0);
  const runs = featuresOf(word, "characters").map((run) => characters.columns.get(run)).filter((at) =>
    at !== undefined
  );
  const byRuns = runs.reduce(
    (sum, at) =>
      sum + weightAt(classifier, category, words.features.length + at) * (characters.rarity[at] ?? 0),
    0,
  );
  const seeds = categories[category]?.seeds.flatMap((seed) => wordsOf(seed)) ?? [];
  return asWord + byRuns / Math.max(1, runs.length) + (seeds.includes(word) ? dials.seed : 0);
}

/** The words of an incident that weighed most for a category, as the incident writes them. */
export function evidenceFor(classifier: Classifier, category: number, { row, features }: Known): string[] {
  const read = new Set(features.words);
  const written = new Map<string, string>();
  for (const [surface] of writtenText(row).matchAll(token)) {
    const [stem] = wordsOf(surface);
    if (stem !== undefined && read.has(stem) && !written.has(stem)) written.set(stem, surface);
  }
  return [...written].map(([stem, surface]) => ({ surface, weight: pull(classifier, category, stem) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.surface < b.surface ? -1 : 1))
    .slice(0, most).map(({ surface }) => surface);
}

/** The words that speak most for a category, of all the classifier learned, by their stems. */
export function learnedWords(classifier: Classifier, category: number): string[] {
  const { words } = classifier.vectors;
  return words.features.map((stem, column) => ({ stem, weight: weightAt(classifier, category, column) }))
    .filter(({ stem, weight }) => weight > 0 && !stem.startsWith(pointer))
    .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
    .slice(0, most).map(({ stem }) => stem);
}
