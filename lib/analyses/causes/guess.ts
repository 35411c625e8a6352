import type { CauseCategory, CauseRole } from "../../model/taxonomy.ts";
import { evidenceFor } from "./_evidence.ts";
import { isLabelled, judge, type Known, knownOf, tellable, trainOn, type Verdict } from "./_known.ts";
import type { CauseRow } from "./rows.ts";

/** What the classifier takes to be the cause (or trigger) of an incident nobody labelled. */
export interface CauseGuess {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** Null where it abstains. */
  readonly category: string | null;
  /** The likeliest category, also where it abstains. */
  readonly likeliest: string;
  /** Calibrated probability of the likeliest category, 0 to 1. */
  readonly probability: number;
  /** Calibrated probability of every category, the likeliest first. */
  readonly shares: readonly { readonly category: string; readonly probability: number }[];
  /** Words of the incident that weighed most for it, as the incident writes them; none where only the rest spoke for it. */
  readonly evidence: readonly string[];
}

/** How guesses are made. */
export interface GuessOptions {
  /** The cause, or the trigger. */
  readonly role: CauseRole;
  /** The categories, as `causeCategories` reads them. */
  readonly categories: readonly CauseCategory[];
  /** It abstains where the likeliest category is less probable. Default 0.5. */
  readonly sure?: number;
}

/** Guesses, and how many labels they were learned from. */
export interface CauseGuesses {
  /** One an incident without a label, in order of time. */
  readonly guesses: readonly CauseGuess[];
  /** Labels learned from. */
  readonly labels: number;
}

/**
 * Guesses the cause (or trigger) of every incident without a label from those that have one. Without labels the seed
 * words of the taxonomy decide alone.
 *
 * @example
 * ```ts
 * import { guessCauses } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const category = { definition: "-", not: "-" };
 * const categories = [
 *   { ...category, name: "capacity", seeds: ["disk full"] },
 *   { ...category, name: "security", seeds: ["expired"] },
 * ];
 * const rows = [{
 *   incidentId: "a",
 *   startedAt: "2026-07-01T10:00:00Z",
 *   title: "The certificate expired",
 *   summary: null,
 *   told: null,
 *   services: [],
 *   label: null,
 *   labelledAt: null,
 *   guess: null,
 *   guessedAt: null,
 * }];
 * const { guesses: [guess] } = guessCauses(rows, { role: "cause", categories });
 * assert.equal(guess?.category, "security");
 * assert.deepEqual(guess?.evidence, ["expired"]);
 * ```
 */
export function guessCauses(
  rows: readonly CauseRow[],
  { role, categories, sure = 0.5 }: GuessOptions,
): CauseGuesses {
  const classes = tellable(categories);
  const known = knownOf(rows, classes, role);
  const labelled = known.filter(isLabelled);
  const classifier = trainOn(labelled, known, classes);
  const open = known.filter(({ row }) => row.label === null);
  const verdicts = judge(classifier, open);
  const guesses = open.map((incident: Known, at): CauseGuess => {
    const { category, probability, probabilities } = verdicts[at] as Verdict;
    const likeliest = classes[category]?.name ?? "";
    const shares = classes.map(({ name }, place) => ({
      category: name,
      probability: probabilities[place] ?? 0,
    }))
      .sort((a, b) => b.probability - a.probability);
    return {
      incidentId: incident.row.incidentId,
      category: probability >= sure ? likeliest : null,
      likeliest,
      probability,
      shares,
      evidence: evidenceFor(classifier, category, incident),
    };
  });
  return { guesses, labels: labelled.length };
}
