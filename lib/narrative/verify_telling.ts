import type { Claim } from "../model/claim.ts";
import type { DraftSentence } from "../model/narrative.ts";
import { checkTelling } from "./_check_telling.ts";
import { qualifiedText } from "./_placeholder.ts";
import { withoutQuotes } from "./_quoted_placeholder.ts";
import { repeatsClaim } from "./_repeats_claim.ts";
import { parseSentence } from "./_sentence.ts";
import { verifySentence } from "./verify_sentence.ts";

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
 * Checks a sentence about one incident. Beyond what {@link verifySentence} asks: each claim with all its values, in the order
 * of its own sentence, each beside the word that says what it is; before stays before; what speaks for a hypothesis does not
 * speak against it; no word of the incident that its claims do not have.
 *
 * @returns why it is refused, one reason each; empty when it passes.
 */
export function verifyTelling(sentence: DraftSentence, claims: readonly Claim[]): readonly string[] {
  if (repeatsClaim(sentence, claims)) return [];
  const text = asStatement(sentence, claims);
  if (text === null) return ["it asks what its claims state, or states what they ask"];
  const plain = { ...sentence, text: apart(withoutQuotes(text, claims), claims) };
  const general = verifySentence(plain, claims);
  return general.length > 0 ? general : [...new Set(checkTelling(parseSentence(plain, claims)))];
}
