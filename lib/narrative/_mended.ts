import type { Claim } from "../model/claim.ts";
import type { DraftSentence } from "../model/narrative.ts";
import type { CheckedAnswer, Refused } from "./_check_answer.ts";
import { endSentence } from "./_end_sentence.ts";
import { qualifiedText } from "./_placeholder.ts";

function giveWay(
  sentences: readonly DraftSentence[],
  places: ReadonlySet<number | null>,
  claims: readonly Claim[],
): DraftSentence[] {
  const told = new Set(sentences.flatMap(({ citations }, at) => places.has(at) ? [] : citations));
  return sentences.flatMap((sentence, at) => {
    if (!places.has(at)) return sentence;
    const untold = claims.filter(({ id }) => sentence.citations.includes(id) && !told.has(id));
    for (const { id } of untold) told.add(id);
    return untold.map((claim) => ({ text: endSentence(qualifiedText(claim)), citations: [claim.id] }));
  });
}

/**
 * The last answer with the claims' own sentences in place of those that are worded too freely. Null where anything else was
 * refused, in this answer or an earlier one: who tries to publish what is forbidden is not trusted with the rest. Null, too, where
 * more than half was refused, for what is left would not be the model's.
 */
export function mended(
  { sentences, refused }: CheckedAnswer,
  everRefused: readonly Refused[],
  claims: readonly Claim[],
): DraftSentence[] | null {
  const places = new Set(refused.map(({ freeAt }) => freeAt));
  const isTrusted = everRefused.every(({ freeAt }) => freeAt !== null);
  return isTrusted && 2 * places.size <= sentences.length ? giveWay(sentences, places, claims) : null;
}
