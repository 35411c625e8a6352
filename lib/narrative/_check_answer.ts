import type { Claim } from "../model/claim.ts";
import type { DraftSentence } from "../model/narrative.ts";
import { answerSchema } from "./_answer_schema.ts";
import type { Brief } from "./_brief.ts";

/** A sentence that did not pass, or the whole answer where no sentence is to blame. */
export interface Refused {
  readonly sentence: string;
  readonly why: string;
  /** Where in the answer it stands, if only its wording is too free; null where more is amiss. */
  readonly freeAt: number | null;
}

/** The sentences of an answer, and what of it did not pass. */
export interface CheckedAnswer {
  readonly sentences: readonly DraftSentence[];
  readonly refused: readonly Refused[];
}

function refusedWhole(why: string): Refused {
  return { sentence: "(the whole answer)", why, freeAt: null };
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function missingOrTooMuch(
  sentences: readonly DraftSentence[],
  claims: readonly Claim[],
  { mustBeTold }: Brief,
): Refused[] {
  const told = new Set(sentences.flatMap(({ citations }) => citations));
  const untold = claims.filter((claim) => mustBeTold(claim) && !told.has(claim.id));
  return [
    ...untold.map(({ id }) => `it leaves out ${id}`),
    ...(new Set(sentences.map(({ text }) => text)).size < sentences.length
      ? ["it says a sentence twice"]
      : []),
    ...(sentences.length > 2 * claims.length + 2 ? ["it has too many sentences"] : []),
    ...(sentences.length === 0 ? ["it has no sentence"] : []),
  ].map(refusedWhole);
}

/** Checks what a model answered: its form, every sentence, and that nothing that matters was left out. */
export function checkAnswer(content: string, claims: readonly Claim[], brief: Brief): CheckedAnswer {
  const read = answerSchema.safeParse(parse(content));
  if (!read.success) {
    return { sentences: [], refused: [refusedWhole("it is not of the form that was asked for")] };
  }
  const { sentences } = read.data;
  const refused = sentences.slice(0, 2 * claims.length + 2).flatMap((sentence, at) => {
    const why = brief.verify(sentence, claims);
    const freeAt = brief.isMerelyFree(sentence, claims) ? at : null;
    return why.length > 0 ? [{ sentence: sentence.text, why: why.join("; "), freeAt }] : [];
  });
  return { sentences, refused: [...refused, ...missingOrTooMuch(sentences, claims, brief)] };
}
