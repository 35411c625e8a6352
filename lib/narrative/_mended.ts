import type { Claim } from "../model/claim.ts";
import type { DraftSentence } from "../model/narrative.ts";
import type { CheckedAnswer } from "./_check_answer.ts";
import { endSentence } from "./_end_sentence.ts";
import { qualifiedText } from "./_placeholder.ts";

/**
 * An answer with the claims' own sentences in place of those that did not pass. Null where the whole answer is at fault, or more
 * than half of it: what is left would not be the model's.
 */
export function mended(
  { sentences, refused }: CheckedAnswer,
  claims: readonly Claim[],
): DraftSentence[] | null {
  const bad = new Set(refused.map(({ at }) => at));
  if (bad.has(undefined) || 2 * bad.size > sentences.length) return null;
  const told = new Set(sentences.flatMap(({ citations }, at) => bad.has(at) ? [] : citations));
  return sentences.flatMap((sentence, at) => {
    if (!bad.has(at)) return sentence;
    const untold = claims.filter(({ id }) => sentence.citations.includes(id) && !told.has(id));
    for (const { id } of untold) told.add(id);
    return untold.map((claim) => ({ text: endSentence(qualifiedText(claim)), citations: [claim.id] }));
  });
}
