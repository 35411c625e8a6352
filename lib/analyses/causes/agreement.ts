import type { CauseCategory, CauseRole } from "../../model/taxonomy.ts";
import type { Estimate, IntervalOptions } from "../../stats/estimate.ts";
import { guessKappa } from "./_guess_kappa.ts";
import { learnedWords } from "./_evidence.ts";
import { isLabelled, knownOf, tellable, trainOn, verdictsOf } from "./_known.ts";
import type { CauseRow } from "./rows.ts";

/** A label that the others speak against. It stands all the same. */
export interface Overruled {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** Title of its leading record. */
  readonly title: string | null;
  /** What people decided. */
  readonly label: string;
  /** What a classifier trained without this label says. */
  readonly guess: string;
  /** How probable it takes that to be, 0 to 1. */
  readonly probability: number;
}

/** What was learned of a category. */
export interface Learned {
  /** Name of the category. */
  readonly category: string;
  /** Labels it was learned from. */
  readonly labels: number;
  /** The words (or pairs of words), by their stems, that speak most for it. */
  readonly words: readonly string[];
}

/** How guesses and the labels that came after them agree. */
export interface Agreement {
  /** Cohen's kappa over guesses made before their label, abstentions aside. */
  readonly kappa: Estimate;
  /** Of those, how many were the same. */
  readonly agreed: number;
  /** Labels that a classifier trained on the others would overrule, surest first. It never does. */
  readonly overruled: readonly Overruled[];
  /** What was learned of each category with labels, most labels first. */
  readonly learned: readonly Learned[];
}

/** A classifier that did not see a label and is as sure as this against it would overrule it. */
const confident = 0.8;
/** Fewer labels say nothing against one of them. */
const fewest = 30;

/**
 * How far guesses agree with the labels people gave after them, beyond chance, and which labels the others speak
 * against. Labels are never changed by it.
 *
 * @example
 * ```ts
 * import { causeAgreement } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { kappa, overruled } = causeAgreement([], { role: "cause", categories: [] });
 * assert.equal(kappa.estimate, null);
 * assert.deepEqual(overruled, []);
 * ```
 */
export function causeAgreement(
  rows: readonly CauseRow[],
  { role, categories, ...options }:
    & { role: CauseRole; categories: readonly CauseCategory[] }
    & IntervalOptions,
): Agreement {
  const classes = tellable(categories);
  const known = knownOf(rows, classes, role);
  const labelled = known.filter(isLabelled);
  const agreement = guessKappa(rows, classes, options);
  const classifier = trainOn(labelled, known, classes);
  const learned = classes.map(({ name }, at): Learned => ({
    category: name,
    labels: labelled.filter(({ category }) => category === at).length,
    words: learnedWords(classifier, at),
  })).filter(({ labels }) => labels > 0).sort((a, b) => b.labels - a.labels);
  if (labelled.length < fewest) return { ...agreement, overruled: [], learned };
  const verdicts = verdictsOf(classifier.outOfFold, classes.length);
  const overruled = labelled.flatMap(({ row, category }, at): Overruled[] => {
    const verdict = verdicts[at];
    if (!verdict || verdict.category === category || verdict.probability < confident) return [];
    const [label, guess] = [classes[category]?.name ?? "", classes[verdict.category]?.name ?? ""];
    return [{ incidentId: row.incidentId, title: row.title, label, guess, probability: verdict.probability }];
  });
  return { ...agreement, overruled: overruled.sort((a, b) => b.probability - a.probability), learned };
}
