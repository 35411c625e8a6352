import type { Claim } from "../../model/claim.ts";
import type { NarrativeSentence } from "../../model/narrative.ts";
import { verifyTelling } from "../../narrative/verify/verify_telling.ts";
import { headingOf, parseDraft } from "./document.ts";
import { type CitedSentence, sentenceKey, sentencesOf } from "./sentences_of.ts";
import { byHand, evidenceHeading, sentenceOf, toldSentence } from "./markdown.ts";
import { notesOf, withoutNotes } from "./update.ts";

/** A sentence of a draft that no claim supports. */
export interface Unsupported {
  /** Heading it stands under. */
  readonly section: string;
  /** As it stands there. */
  readonly sentence: string;
}

/** What may stand in a draft: claims in their own words, and what of a model's words passes every check. */
function supported(claims: readonly Claim[], told: readonly NarrativeSentence[]): ReadonlySet<string> {
  const own = claims.map((claim) => sentenceKey({ text: sentenceOf(claim), ids: [claim.id] }));
  const passes = ({ template, citations }: NarrativeSentence) =>
    verifyTelling({ text: template, citations }, claims.filter(({ id }) => citations.includes(id))).length ===
      0;
  const worded = told.filter(passes).map((sentence) =>
    sentenceKey({ text: toldSentence(sentence, claims), ids: sentence.citations })
  );
  return new Set([...own, ...worded]);
}

/**
 * Checks a draft against its claims: every sentence must be word for word that of the claim it names, or one that a language
 * model made of the claims it names and that passes every check anew. What people changed is theirs, and is listed here.
 *
 * @param claims those the draft was written from: `claims.json` beside it.
 * @param told what a language model worded: `sentences.json` beside it.
 * @returns the sentences that no claim supports, in order.
 *
 * @example
 * ```ts
 * import { claim, unsupportedSentences } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const lasted = claim({
 *   ...{ id: "lasted", finding: "timeline", text: "It took {time}.", strength: "context", role: "support", direction: null },
 *   values: { time: { value: 2700, unit: "s", term: "lasted" } },
 * });
 * const draft = (text: string) => `## Impact\n\n${text}[^lasted]\n`;
 * assert.deepEqual(unsupportedSentences(draft("It took 45 min."), [lasted]), []);
 * assert.equal(unsupportedSentences(draft("It took 54 min."), [lasted])[0]?.sentence, "It took 54 min.");
 * ```
 */
export function unsupportedSentences(
  markdown: string,
  claims: readonly Claim[],
  told: readonly NarrativeSentence[] = [],
): Unsupported[] {
  const known = supported(claims, told);
  const isKnown = (sentence: CitedSentence) =>
    sentence.ids.length === 0 ? sentence.text === byHand : known.has(sentenceKey(sentence));
  return [...parseDraft(markdown).sections].filter(([heading]) => heading !== evidenceHeading).flatMap((
    [heading, body],
  ) =>
    // What a run put below the text of people is held against the claims by itself.
    [withoutNotes(body), ...notesOf(body)].flatMap(sentencesOf).filter((sentence) => !isKnown(sentence))
      .map(({ text }) => ({ section: headingOf(heading), sentence: text }))
  );
}
