import type { Chapter, Narrative } from "../model/narrative.ts";
import { ask, type Message } from "./_ask.ts";
import type { Brief } from "./_brief.ts";
import { type Attempt, modelChapter } from "./_model_chapter.ts";
import { offlineChapter } from "./_offline_chapter.ts";
import { promptHash } from "./_prompt.ts";
import { reasonOf } from "./_reason.ts";
import { reviewable } from "./_reviewable.ts";
import type { ModelOptions, NarrateOptions } from "./model_options.ts";
import { writeOffline } from "./write_offline.ts";

/** So that an edition is there within three minutes, whatever the model does: the rest of it takes some seconds. */
const longestMs = 150_000;

function failed(why: string): Attempt {
  return { chapter: null, refused: [], why, final: true };
}

type AskModel = (messages: readonly Message[]) => ReturnType<typeof ask>;

async function attemptAll(chapters: readonly Chapter[], brief: Brief, askModel: AskModel) {
  const attempts: Attempt[] = [];
  for (const chapter of chapters) {
    const last = attempts.at(-1);
    if (last?.final && last.why !== null) attempts.push(failed(last.why));
    else if (chapter.claims.length === 0) {
      attempts.push({ chapter: null, refused: [], why: null, final: false });
    } else attempts.push(await modelChapter(chapter, brief, askModel));
  }
  return attempts;
}

async function withinBudget(
  chapters: readonly Chapter[],
  options: ModelOptions,
  brief: Brief,
): Promise<Attempt[]> {
  const budget = new AbortController();
  const timer = setTimeout(() => budget.abort(), Math.min(options.budgetMs ?? longestMs, longestMs));
  try {
    return await attemptAll(chapters, brief, (messages) => ask(options, messages, budget.signal));
  } finally {
    clearTimeout(timer);
  }
}

/** Writes claims as prose, offline or by a model under a brief; what does not pass is the offline text. */
export async function narrateBy(
  chapters: readonly Chapter[],
  { model: options, reason = null }: NarrateOptions,
  brief: Brief,
): Promise<Narrative> {
  if (options === null) return { ...writeOffline(chapters), reason };
  const attempts = await withinBudget(chapters, options, brief);
  const byModel = attempts.some(({ chapter }) => chapter !== null);
  return {
    writer: byModel ? "model" : "offline",
    model: byModel ? options.model : null,
    promptHash: byModel ? await promptHash(brief) : null,
    reason: reasonOf(chapters, attempts, options.model),
    chapters: chapters.map((chapter, index) => attempts[index]?.chapter ?? offlineChapter(chapter)),
    rejected: reviewable(attempts.flatMap(({ refused }) => refused), options.key),
  };
}
