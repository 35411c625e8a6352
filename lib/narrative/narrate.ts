import type { Chapter, Narrative } from "../model/narrative.ts";
import { ask, type Message } from "./_ask.ts";
import { type Attempt, modelChapter } from "./_model_chapter.ts";
import { offlineChapter } from "./_offline_chapter.ts";
import { promptHash } from "./_prompt.ts";
import { reasonOf } from "./_reason.ts";
import { reviewable } from "./_reviewable.ts";
import type { ModelOptions, NarrateOptions } from "./model_options.ts";
import { writeOffline } from "./write_offline.ts";

const longestMs = 180_000;

function failed(why: string): Attempt {
  return { chapter: null, refused: [], why, final: true };
}

async function attemptAll(chapters: readonly Chapter[], options: ModelOptions, signal: AbortSignal) {
  const attempts: Attempt[] = [];
  const askModel = (messages: readonly Message[]) => ask(options, messages, signal);
  for (const chapter of chapters) {
    const last = attempts.at(-1);
    if (last?.final && last.why !== null) attempts.push(failed(last.why));
    else if (chapter.claims.length === 0) {
      attempts.push({ chapter: null, refused: [], why: null, final: false });
    } else attempts.push(await modelChapter(chapter, askModel));
  }
  return attempts;
}

async function withinBudget(chapters: readonly Chapter[], options: ModelOptions): Promise<Attempt[]> {
  const budget = new AbortController();
  const timer = setTimeout(() => budget.abort(), Math.min(options.budgetMs ?? longestMs, longestMs));
  try {
    return await attemptAll(chapters, options, budget.signal);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Writes claims as prose: offline, or by a language model when one is configured. The model sees sentences with
 * placeholders and no value or name; each of its sentences must pass {@link verifySentence}. What does not pass twice,
 * and what no answer came for, is the offline text of that chapter, with the reason recorded. It never fails for a
 * model's sake, and takes at most 180 s.
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
export async function narrate(
  chapters: readonly Chapter[],
  { model: options, reason = null }: NarrateOptions = { model: null },
): Promise<Narrative> {
  if (options === null) return { ...writeOffline(chapters), reason };
  const attempts = await withinBudget(chapters, options);
  const byModel = attempts.some(({ chapter }) => chapter !== null);
  return {
    writer: byModel ? "model" : "offline",
    model: byModel ? options.model : null,
    promptHash: byModel ? await promptHash() : null,
    reason: reasonOf(chapters, attempts, options.model),
    chapters: chapters.map((chapter, index) => attempts[index]?.chapter ?? offlineChapter(chapter)),
    rejected: reviewable(attempts.flatMap(({ refused }) => refused), options.key),
  };
}
