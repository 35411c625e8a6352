import type { Claim } from "../../model/claim.ts";
import { parseDraft } from "./document.ts";
import { byHand, evidenceHeading, sentenceOf } from "./markdown.ts";

/** A sentence of a draft that no claim supports. */
export interface Unsupported {
  /** Heading it stands under. */
  readonly section: string;
  /** As it stands there. */
  readonly sentence: string;
}

const marker = /(?:(?<!\\)\[\^([^\]\s]+)\]|<!-- (incident_timeline\.\d+) -->)/g;

/** The sentences of a section, each with the claim it names; what follows the last name names none. */
function sentencesOf(body: string): { text: string; id: string | null }[] {
  const sentences: { text: string; id: string | null }[] = [];
  let from = 0;
  for (const found of body.matchAll(marker)) {
    sentences.push({ text: body.slice(from, found.index), id: found[1] ?? found[2] ?? null });
    from = found.index + found[0].length;
  }
  sentences.push({ text: body.slice(from), id: null });
  return sentences;
}

function bare(text: string): string {
  return text.replaceAll(/<!--[\s\S]*?-->/g, "").trim().replace(/^- /, "").trim();
}

/**
 * Checks a draft against its claims: every sentence must be word for word that of the claim it names. What people changed is
 * theirs, and is listed here.
 *
 * @param claims those the draft was written from: `claims.json` beside it.
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
export function unsupportedSentences(markdown: string, claims: readonly Claim[]): Unsupported[] {
  const known = new Map(claims.map((claim) => [claim.id, sentenceOf(claim)]));
  return [...parseDraft(markdown).sections].filter(([heading]) => heading !== evidenceHeading).flatMap((
    [section, body],
  ) => {
    // Instructions are no text of the draft; names of claims are.
    const told = body.replaceAll(/<!--(?! incident_timeline\.\d+ -->)[\s\S]*?-->/g, "");
    return sentencesOf(told).map(({ text, id }) => ({ id, sentence: bare(text) }))
      .filter((
        { id, sentence },
      ) => (id === null ? sentence !== "" && sentence !== byHand : known.get(id) !== sentence))
      .map(({ sentence }) => ({ section, sentence }));
  });
}
