import type { CauseShare, HypothesisEvidence } from "./evidence.ts";
import type { Argument } from "./hypothesis.ts";
import { quoteOf } from "./_mechanism.ts";

/** Bits of one past incident in the same words whose cause is known, and of all of them at most. */
const bitsOfLike = 1.5;
const mostBits = 3;

/** Everything that speaks for one kind of cause, in bits beside what its words say. */
export function causeArguments(
  { category, probability }: CauseShare,
  { similar }: HypothesisEvidence,
): Argument[] {
  const same = similar.filter(({ cause }) => cause === category);
  const bits = Math.min(mostBits, same.reduce((sum, { similarity }) => sum + bitsOfLike * similarity, 0));
  const [nearest] = same;
  return [
    {
      what: probability === 1 ? "decided" : "reads",
      bits: Math.log2(probability),
      quote: null,
      value: probability,
      place: null,
    },
    ...(nearest
      ? [{
        what: "similar",
        bits,
        quote: quoteOf(nearest.told ?? nearest.title),
        value: same.length,
        place: nearest.place,
      }]
      : []),
  ];
}
