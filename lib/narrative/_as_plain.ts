import type { Claim } from "../model/claim.ts";
import type { DraftSentence } from "../model/narrative.ts";
import { qualifiedText } from "./_placeholder.ts";
import { withoutQuotes } from "./_quoted_placeholder.ts";

const sideBySide = /\{[^{}]*\} \{[^{}]*\}/g;

/** A question whose claims all ask is looked at as the statement it would be. */
function asStatement({ text, citations }: DraftSentence, claims: readonly Claim[]): string | null {
  const cited = claims.filter(({ id }) => citations.includes(id));
  const asks = cited.length > 0 && cited.every((claim) => claim.text.endsWith("?"));
  if (asks !== text.endsWith("?")) return null;
  return asks ? `${text.slice(0, -1)}.` : text;
}

/** Values that stand side by side in a claim's own sentence may do so; elsewhere that reads one into the other. */
function apart(text: string, claims: readonly Claim[]): string {
  const own = claims.flatMap((claim) => withoutQuotes(qualifiedText(claim), claims).match(sideBySide) ?? []);
  return own.reduce((rest, pair) => rest.replaceAll(pair, pair.replace("} {", "}, {")), text);
}

/**
 * A sentence about an incident in the form in which a quarter's are checked; null where it asks what its claims state, or states
 * what they ask.
 */
export function asPlain(sentence: DraftSentence, claims: readonly Claim[]): DraftSentence | null {
  const text = asStatement(sentence, claims);
  return text === null ? null : { ...sentence, text: apart(withoutQuotes(text, claims), claims) };
}
