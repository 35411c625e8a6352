import type { Claim } from "../../model/claim.ts";
import type { DraftSentence } from "../../model/narrative.ts";
import { checkBent } from "./_check_bent.ts";
import { checkBindings } from "./_check_bindings.ts";
import { checkDirections } from "./_check_directions.ts";
import { checkEnds } from "./_check_ends.ts";
import { checkEvidence } from "./_check_evidence.ts";
import { checkForm } from "./_check_form.ts";
import { checkGround } from "./_check_ground.ts";
import { checkNames } from "./_check_names.ts";
import { checkNegation } from "./_check_negation.ts";
import { checkNumbers } from "./_check_numbers.ts";
import { checkPairing } from "./_check_pairing.ts";
import { checkWording } from "./_check_wording.ts";
import { isTooLong } from "./_is_too_long.ts";
import { repeatsClaim } from "./_repeats_claim.ts";
import { parseSentence } from "../_sentence.ts";

const checks = [
  checkForm,
  checkBindings,
  checkEnds,
  checkPairing,
  checkNumbers,
  checkBent,
  checkDirections,
  checkEvidence,
  checkNegation,
  checkWording,
  checkNames,
  checkGround,
];

/**
 * Checks a sentence against the claims it may rest on: every number and name is a placeholder bound to a cited claim,
 * directions agree, absence of evidence stays what it is, and nothing is caused, blamed, asked for or linked.
 *
 * A claim's own sentence passes as it stands. Words the rules forbid are allowed inside three or more words quoted from a cited claim's own sentence. What is
 * not checked: whether a value stands beside the noun it measures, beyond "from" and "to", "before" and
 * "now", "n =" and "p =", and names staying with their own claim's numbers.
 *
 * @param sentence the text with `{claim id:value name}` in place of values, and the ids it cites.
 * @param claims every claim the writer was given.
 * @returns why it is refused, one reason each; empty when it passes.
 *
 * @example
 * ```ts
 * import { claim, verifySentence } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const slower = claim({
 *   id: "durations.change",
 *   finding: "durations",
 *   text: "Median time to resolve rose to {after}.",
 *   values: { after: { value: 5100, unit: "s", term: "resolve" } },
 *   strength: "finding",
 *   role: "headline",
 *   direction: "up",
 * });
 * const citations = ["durations.change"];
 * const passes = (text: string) => verifySentence({ text, citations }, [slower]).length === 0;
 * assert.ok(passes("Incidents took longer: the median time to resolve was {durations.change:after}."));
 * assert.ok(!passes("The median fell to {durations.change:after}."));
 * assert.ok(!passes("The median rose to eighty-five minutes, {durations.change:after}."));
 * ```
 */
export function verifySentence(sentence: DraftSentence, claims: readonly Claim[]): readonly string[] {
  if (repeatsClaim(sentence, claims)) return [];
  if (isTooLong(sentence)) return ["it is too long"];
  const parsed = parseSentence(sentence, claims);
  return [...new Set(checks.flatMap((check) => check(parsed)))];
}
