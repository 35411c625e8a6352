import type { Claim } from "../../model/claim.ts";
import type { DraftSentence } from "../../model/narrative.ts";
import { checkBindings } from "./_check_bindings.ts";
import { checkForm } from "./_check_form.ts";
import { checkNames } from "./_check_names.ts";
import { checkNegation } from "./_check_negation.ts";
import { checkNumbers } from "./_check_numbers.ts";
import { checkOpposite } from "./_check_opposite.ts";
import { checkWording } from "./_check_wording.ts";
import { isTooLong } from "./_is_too_long.ts";
import { parseSentence } from "../_sentence.ts";
import { foreignWords } from "./_foreign_words.ts";

/** What nobody writes who tells the claims and no more: markup, numbers, names, causes, requests, denials. */
const forbidden = [
  checkForm,
  checkBindings,
  checkNumbers,
  checkNegation,
  checkOpposite,
  checkWording,
  checkNames,
];

/**
 * Whether a refused sentence only words its claims too freely: a direction that no claim licenses, values in another order, a
 * missing hedge, a word that is not theirs. A sentence that holds anything forbidden, or speaks of something else, may be what
 * somebody made the model say.
 */
export function isMerelyFree(sentence: DraftSentence, claims: readonly Claim[]): boolean {
  if (isTooLong(sentence)) return false;
  const parsed = parseSentence(sentence, claims);
  return foreignWords(parsed).length === 0 && forbidden.every((check) => check(parsed).length === 0);
}
