import type { Claim } from "../model/claim.ts";
import { isEvidence } from "../model/is_evidence.ts";
import type { NarrativeSentence } from "../model/narrative.ts";
import { renderClaim } from "../model/render_claim.ts";
import { cleanName } from "./clean_name.ts";
import { endSentence } from "./_end_sentence.ts";
import { qualifiedText } from "./_placeholder.ts";

const opening = /^(?:\{(\w+)\}|All services): /;

/** What a claim is about: what stands before its colon. Undefined where nothing does. */
function subjectOf(claim: Claim): string | undefined {
  const found = opening.exec(claim.text);
  if (!found) return undefined;
  return JSON.stringify([claim.finding, claim.strength, found[1] ? claim.values[found[1]]?.value : found[0]]);
}

/** For each claim that ends open, as titles do, the evidence told for it: the first of the same finding and subject. */
export function evidencePairs(claims: readonly Claim[]): Map<Claim, Claim> {
  const evidence = claims.filter(isEvidence);
  const pairs = new Map<Claim, Claim>();
  for (const claim of claims) {
    const subject = subjectOf(claim);
    if (subject === undefined || isEvidence(claim) || /[.?!]$/.test(claim.text)) continue;
    const own = evidence.findIndex((other) => subjectOf(other) === subject);
    const [found] = own < 0 ? [] : evidence.splice(own, 1);
    if (found) pairs.set(claim, found);
  }
  return pairs;
}

/** A claim and its evidence as one sentence, whose subject is told once. */
export function joinEvidence(claim: Claim, evidence: Claim): NarrativeSentence {
  const rest = { ...evidence, text: evidence.text.replace(opening, "") };
  return {
    text: endSentence(`${renderClaim(claim, cleanName)}; ${renderClaim(rest, cleanName)}`),
    template: endSentence(`${qualifiedText(claim)}; ${qualifiedText(rest)}`),
    citations: [claim.id, evidence.id],
  };
}
