import type { Claim } from "../../model/claim.ts";
import type { DraftSentence } from "../../model/narrative.ts";
import { asPlain } from "../_as_plain.ts";
import { checkTelling } from "./_check_telling.ts";
import { repeatsClaim } from "./_repeats_claim.ts";
import { parseSentence } from "../_sentence.ts";
import { verifySentence } from "./verify_sentence.ts";

/**
 * Checks a sentence about one incident. Beyond what {@link verifySentence} asks: each claim with all its values, in the order
 * of its own sentence, each beside the word that says what it is; before stays before; what speaks for a hypothesis does not
 * speak against it; no word of the incident that its claims do not have.
 *
 * @returns why it is refused, one reason each; empty when it passes.
 */
export function verifyTelling(sentence: DraftSentence, claims: readonly Claim[]): readonly string[] {
  if (repeatsClaim(sentence, claims)) return [];
  const plain = asPlain(sentence, claims);
  if (plain === null) return ["it asks what its claims state, or states what they ask"];
  const general = verifySentence(plain, claims);
  return general.length > 0 ? general : [...new Set(checkTelling(parseSentence(plain, claims)))];
}
