import type { CauseShare, HypothesisEvidence } from "./evidence.ts";
import type { Argument } from "./hypothesis.ts";
import { quoteOf } from "./_mechanism.ts";

/** Bits of one past incident in the same words whose cause is known, and of all of them at most. */
const bitsOfLike = 1.5;
const mostBits = 3;

/**
 * What the labelled incidents of its family say, against all categories being as likely (Laplace's rule of succession): it
 * speaks for a category, or against one that the family never had.
 */
function familyArguments(category: string, { family }: HypothesisEvidence): Argument[] {
  if (family === null) return [];
  const { counts, categories } = family;
  const n = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const own = counts[category] ?? 0;
  const bits = Math.log2((own + 1) / (n + categories) * categories);
  return [{
    what: own > 0 ? "family" : "not_family",
    bits,
    quote: null,
    value: own > 0 ? own : n,
    place: null,
  }];
}

/** Where no family tells, the nearest incidents whose cause is known do. */
function similarArguments(category: string, { similar, family }: HypothesisEvidence): Argument[] {
  const same = family === null ? similar.filter(({ cause }) => cause === category) : [];
  const bits = Math.min(mostBits, same.reduce((sum, { similarity }) => sum + bitsOfLike * similarity, 0));
  const [nearest] = same;
  if (!nearest) return [];
  const quote = quoteOf(nearest.told ?? nearest.title);
  return [{ what: "similar", bits, quote, value: same.length, place: nearest.place }];
}

/** Everything that speaks for or against one kind of cause, in bits. */
export function causeArguments(
  { category, probability }: CauseShare,
  evidence: HypothesisEvidence,
): Argument[] {
  const what = probability === 1 ? "decided" : "reads";
  return [
    { what, bits: Math.log2(probability), quote: null, value: probability, place: null },
    ...familyArguments(category, evidence),
    ...similarArguments(category, evidence),
  ];
}
