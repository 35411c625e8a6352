import type { Claim } from "../../model/claim.ts";
import type { DraftSentence } from "../../model/narrative.ts";
import { endSentence } from "../_end_sentence.ts";
import { qualifiedText } from "../_placeholder.ts";

/** A claim's own sentence is as true as the claim. */
export function repeatsClaim({ text, citations }: DraftSentence, claims: readonly Claim[]): boolean {
  const cited = citations.length === 1 ? claims.find(({ id }) => id === citations[0]) : undefined;
  return cited !== undefined && text === endSentence(qualifiedText(cited));
}
