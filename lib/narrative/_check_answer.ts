import type { Claim } from "../model/claim.ts";
import type { DraftSentence } from "../model/narrative.ts";
import { answerSchema } from "./_answer_schema.ts";
import type { Brief } from "./_brief.ts";

/** A sentence that did not pass, or the whole answer where no sentence is to blame. */
export interface Refused {
  readonly sentence: string;
  readonly why: string;
}

/** The sentences of an answer that passed as a whole, or what did not. */
export interface CheckedAnswer {
  readonly sentences: readonly DraftSentence[];
  readonly refused: readonly Refused[];
}

const whole = "(the whole answer)";

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function refusedWhole(
  sentences: readonly DraftSentence[],
  claims: readonly Claim[],
  { mustBeTold }: Brief,
): Refused[] {
  const told = new Set(sentences.flatMap(({ citations }) => citations));
  const untold = claims.filter((claim) => mustBeTold(claim) && !told.has(claim.id));
  return [
    ...untold.map(({ id }) => ({ sentence: whole, why: `it leaves out ${id}` })),
    ...(new Set(sentences.map(({ text }) => text)).size < sentences.length
      ? [{ sentence: whole, why: "it says a sentence twice" }]
      : []),
    ...(sentences.length > 2 * claims.length + 2
      ? [{ sentence: whole, why: "it has too many sentences" }]
      : []),
    ...(sentences.length === 0 ? [{ sentence: whole, why: "it has no sentence" }] : []),
  ];
}

/** Checks what a model answered: its form, every sentence, and that nothing that matters was left out. */
export function checkAnswer(content: string, claims: readonly Claim[], brief: Brief): CheckedAnswer {
  const read = answerSchema.safeParse(parse(content));
  if (!read.success) {
    return { sentences: [], refused: [{ sentence: whole, why: "it is not of the form that was asked for" }] };
  }
  const { sentences } = read.data;
  const tooMany = refusedWhole(sentences, claims, brief);
  const refused = sentences.slice(0, 2 * claims.length + 2).flatMap((sentence) => {
    const why = brief.verify(sentence, claims);
    return why.length > 0 ? [{ sentence: sentence.text, why: why.join("; ") }] : [];
  });
  return { sentences, refused: [...refused, ...tooMany] };
}
