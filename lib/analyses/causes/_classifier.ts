import type { CauseCategory } from "../../model/taxonomy.ts";
import {
  type FeatureRows,
  type SoftmaxModel,
  softmaxRegression,
  softmaxScores,
  tempered,
} from "../../stats/softmax_regression.ts";
import { fitTemperature } from "../../stats/temperature.ts";
import { fitTopTemperature } from "../../stats/top_temperature.ts";
import { type SeedCounter, seedCounter } from "./_keywords.ts";
import type { TextFeatures } from "./_texts.ts";
import { learnVectors, type TextVectors } from "./_vectors.ts";

/** A labelled text: features and the place of its category. */
export interface Example {
  readonly features: TextFeatures;
  readonly category: number;
}

/** What is chosen by trying: how far seed words count, how far weights are held back, and how much rare categories weigh. */
export interface Dials {
  /** Score of one seed word. */
  readonly seed: number;
  /** Penalty on squared weights. */
  readonly penalty: number;
  /** Examples of a category weigh as one over its share to this power: from 0, as they come, to 1, all categories alike. */
  readonly balance: number;
}

/** A trained classifier. */
export interface Classifier {
  readonly categories: readonly CauseCategory[];
  readonly vectors: TextVectors;
  readonly model: SoftmaxModel;
  readonly dials: Dials;
  readonly temperature: number;
  /** Examples it was trained on. */
  readonly n: number;
  /** Probabilities of the training examples from folds that did not hold them, `row * classes + k`. */
  readonly outOfFold: Float64Array;
}

const seedScores = [1, 2, 4];
const penalties = [0.01, 0.03, 0.1, 0.3, 1];
const balances = [0, 0.5, 1];
const folds = 5;
/** Where labels are too few to try anything. */
const fewest = 12;
const untried: Dials = { seed: 2, penalty: 0.03, balance: 0.5 };

/** What the fits of one classifier share. */
interface Bench {
  readonly examples: readonly Example[];
  readonly classes: number;
  /** Of the examples. */
  readonly rows: FeatureRows;
  readonly counts: readonly (readonly number[])[];
}

function pickRows(rows: FeatureRows, picked: readonly number[]): FeatureRows {
  const ends = picked.map((row) => [rows.starts[row] as number, rows.starts[row + 1] as number] as const);
  const starts = new Uint32Array(picked.length + 1);
  ends.forEach(([from, to], at) => starts[at + 1] = (starts[at] as number) + to - from);
  const columns = new Uint32Array(starts[picked.length] as number);
  const weights = new Float64Array(columns.length);
  ends.forEach(([from, to], at) => {
    columns.set(rows.columns.subarray(from, to), starts[at]);
    weights.set(rows.weights.subarray(from, to), starts[at]);
  });
  return { starts, columns, weights, width: rows.width };
}

function rowWeights(examples: readonly Example[], classes: number, balance: number): number[] {
  const sizes = Array.from({ length: classes }, () => 0);
  for (const { category } of examples) sizes[category] = (sizes[category] ?? 0) + 1;
  const present = sizes.filter((size) => size > 0).length;
  return examples.map(({ category }) => (examples.length / present / (sizes[category] ?? 1)) ** balance);
}

function offsetsOf(counts: readonly (readonly number[])[], seed: number): Float64Array {
  return Float64Array.from(counts.flat(), (count) => seed * count);
}

function fit(
  { examples, classes, rows: all, counts }: Bench,
  rows: readonly number[],
  dials: Dials,
): SoftmaxModel {
  const own = rows.map((row) => examples[row] as Example);
  return softmaxRegression(
    pickRows(all, rows),
    own.map(({ category }) => category),
    {
      classes,
      penalty: dials.penalty,
      rowWeights: rowWeights(own, classes, dials.balance),
      offsets: offsetsOf(rows.map((row) => counts[row] ?? []), dials.seed),
    },
  );
}

function scoresOf(
  model: SoftmaxModel,
  rows: FeatureRows,
  counts: readonly (readonly number[])[],
  seed: number,
): Float64Array {
  const offsets = offsetsOf(counts, seed);
  return softmaxScores(model, rows).map((score, at) => score + (offsets[at] as number));
}

/** The fold of each example: those of one category are dealt out in turn. */
function dealt(examples: readonly Example[]): number[] {
  const dealt = new Map<number, number>();
  return examples.map(({ category }) => {
    const before = dealt.get(category) ?? category;
    dealt.set(category, before + 1);
    return before % folds;
  });
}

/** Scores of every example by a fit that did not see it. */
function outOfFoldScores(bench: Bench, dials: Dials): Float64Array {
  const { examples, classes, rows: all, counts } = bench;
  const foldOf = dealt(examples);
  const scores = new Float64Array(examples.length * classes);
  for (let fold = 0; fold < folds; fold++) {
    const rows = [...examples.keys()];
    const [held, rest] = [
      rows.filter((row) => foldOf[row] === fold),
      rows.filter((row) => foldOf[row] !== fold),
    ];
    if (held.length === 0 || rest.length === 0) continue;
    const found = scoresOf(
      fit(bench, rest, dials),
      pickRows(all, held),
      held.map((row) => counts[row] ?? []),
      dials.seed,
    );
    held.forEach((row, at) => scores.set(found.subarray(at * classes, (at + 1) * classes), row * classes));
  }
  return scores;
}

interface Trial {
  readonly dials: Dials;
  readonly scores: Float64Array;
  /** Mean of -ln p(label), after tempering. */
  readonly loss: number;
}

function tryOut(bench: Bench, dials: Dials): Trial {
  const labels = bench.examples.map(({ category }) => category);
  const scores = outOfFoldScores(bench, dials);
  const temperature = fitTemperature(scores, labels, bench.classes);
  const probabilities = tempered(scores, bench.classes, temperature);
  const loss = labels.reduce(
    (sum, label, row) => sum - Math.log(Math.max(1e-12, probabilities[row * bench.classes + label] ?? 0)),
    0,
  );
  return { dials, scores, loss: loss / labels.length };
}

function better(one: Trial, other: Trial): Trial {
  return other.loss < one.loss ? other : one;
}

/** How far seeds count is chosen first, then the penalty, then the balance: examples that a fit did not see decide. */
function chosen(bench: Bench): Trial {
  if (bench.examples.length < fewest) return tryOut(bench, untried);
  const bySeed = seedScores.map((seed) => tryOut(bench, { ...untried, seed })).reduce(better);
  const byPenalty = penalties.filter((penalty) => penalty !== bySeed.dials.penalty)
    .map((penalty) => tryOut(bench, { ...bySeed.dials, penalty })).reduce(better, bySeed);
  return balances.filter((balance) => balance !== untried.balance)
    .map((balance) => tryOut(bench, { ...byPenalty.dials, balance })).reduce(better, byPenalty);
}

/**
 * Trains on labelled texts. Seed words give every text a score beforehand; the regression learns what they leave
 * open, so that without labels the seeds decide, and labels overrule them where they are wrong.
 *
 * @param texts all texts known at that time, labelled or not: how rare a word is, is learned from them.
 */
export function train(
  examples: readonly Example[],
  texts: readonly TextFeatures[],
  categories: readonly CauseCategory[],
): Classifier {
  const count: SeedCounter = seedCounter(categories);
  const vectors = learnVectors(texts);
  const bench = {
    examples,
    classes: categories.length,
    rows: vectors.rowsOf(examples.map(({ features }) => features)),
    counts: examples.map(({ features }) => count(features)),
  };
  const best = chosen(bench);
  const labels = examples.map(({ category }) => category);
  const temperature = fitTopTemperature(best.scores, labels, bench.classes);
  return {
    categories,
    vectors,
    model: fit(bench, [...examples.keys()], best.dials),
    dials: best.dials,
    temperature: examples.length < fewest ? 1 : temperature,
    n: examples.length,
    outOfFold: tempered(best.scores, categories.length, temperature),
  };
}

/** Probabilities of the categories for texts, `row * classes + k`. */
export function probabilitiesOf(classifier: Classifier, features: readonly TextFeatures[]): Float64Array {
  const { categories, vectors, model, dials, temperature } = classifier;
  const count = seedCounter(categories);
  const scores = scoresOf(model, vectors.rowsOf(features), features.map(count), dials.seed);
  return tempered(scores, categories.length, temperature);
}
