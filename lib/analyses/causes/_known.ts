import { type CauseCategory, type CauseRole, unknownCategory } from "../../model/taxonomy.ts";
import { probabilitiesOf, train } from "./_classifier.ts";
import type { Classifier, Example } from "./_classifier.ts";
import type { CauseRow } from "./rows.ts";
import { featuresOfTexts, type TextFeatures } from "./_texts.ts";

/** An incident with its features, and the place of its label among the categories; null where it has none. */
export interface Known {
  readonly row: CauseRow;
  readonly features: TextFeatures;
  readonly category: number | null;
}

/** A labelled incident. */
export type Labelled = Known & { readonly category: number };

/** The categories there is something to say about. */
export function tellable(categories: readonly CauseCategory[]): CauseCategory[] {
  return categories.filter(({ name }) => name !== unknownCategory);
}

/** Rows in order of time, with their features and labels. Labels of "unknown" count as none. */
export function knownOf(
  rows: readonly CauseRow[],
  categories: readonly CauseCategory[],
  role: CauseRole,
): Known[] {
  const places = new Map(categories.map(({ name }, at) => [name, at]));
  const features = featuresOfTexts(rows, role);
  return rows.map((row, at) => ({
    row,
    features: features[at] as TextFeatures,
    category: row.label === null ? null : places.get(row.label) ?? null,
  })).sort((a, b) => a.row.startedAt < b.row.startedAt ? -1 : a.row.startedAt > b.row.startedAt ? 1 : 0);
}

export function isLabelled(known: Known): known is Labelled {
  return known.category !== null;
}

/** Trains on labelled incidents; the texts of all that are given tell how rare a word is. */
export function trainOn(
  labelled: readonly Labelled[],
  all: readonly Known[],
  categories: readonly CauseCategory[],
): Classifier {
  const examples = labelled.map(({ features, category }): Example => ({ features, category }));
  return train(examples, all.map(({ features }) => features), categories);
}

/** What a classifier says of an incident. */
export interface Verdict {
  /** Place of the likeliest category. */
  readonly category: number;
  /** Its probability. */
  readonly probability: number;
  /** Of all categories. */
  readonly probabilities: Float64Array;
}

function verdictOf(probabilities: Float64Array): Verdict {
  const probability = probabilities.reduce((most, p) => Math.max(most, p), 0);
  return { category: probabilities.indexOf(probability), probability, probabilities };
}

/** Rows of probabilities as verdicts. */
export function verdictsOf(probabilities: Float64Array, classes: number): Verdict[] {
  return Array.from(
    { length: probabilities.length / classes },
    (_, row) => verdictOf(probabilities.subarray(row * classes, (row + 1) * classes)),
  );
}

/** Verdicts on incidents the classifier was not trained on. */
export function judge(classifier: Classifier, incidents: readonly Known[]): Verdict[] {
  const probabilities = probabilitiesOf(classifier, incidents.map(({ features }) => features));
  return verdictsOf(probabilities, classifier.categories.length);
}
