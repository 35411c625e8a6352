import type { Claim } from "../model/claim.ts";
import type { Chapter, Narrative } from "../model/narrative.ts";
import type { Brief } from "./_brief.ts";
import { narrateBy } from "./_narrate_by.ts";
import { instructions } from "./_prompt.ts";
import { isMerelyFree } from "./verify/is_merely_free.ts";
import type { NarrateOptions } from "./model_options.ts";
import { verifySentence } from "./verify/verify_sentence.ts";

function mustBeTold({ strength, role }: Claim): boolean {
  return strength === "finding" || role === "headline" || role === "caveat";
}

const review: Brief = { instructions, mustBeTold, verify: verifySentence, isMerelyFree };

/**
 * Writes claims as prose: offline, or by a language model when one is configured. The model sees sentences with
 * placeholders and no value or name; each of its sentences must pass {@link verifySentence}. A sentence that twice does
 * not, and is merely worded too freely, gives way to those of its claims; where anything else was refused, or more than
 * half, or no answer came, the chapter is the offline text. The reason is recorded. It never fails for a model's sake, and
 * takes at most 150 s.
 *
 * @param chapters headings with their claims.
 * @param options the model, as `modelOptionsFromEnv` finds it; none by default.
 *
 * @example
 * ```ts
 * import { narrate } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const written = await narrate([{ title: "How often", claims: [] }]);
 * assert.equal(written.writer, "offline");
 * assert.equal(written.reason, null);
 * ```
 */
export function narrate(
  chapters: readonly Chapter[],
  options: NarrateOptions = { model: null },
): Promise<Narrative> {
  return narrateBy(chapters, options, review);
}
