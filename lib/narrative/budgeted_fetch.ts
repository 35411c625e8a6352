import { z } from "zod";
import { NarrativeError } from "../model/errors.ts";
import { outsideFetch } from "../privacy/outside_fetch.ts";
import { boundedText } from "./_bounded_text.ts";
import type { ModelFetch } from "./model_fetch.ts";

/** The most a run may ask of a model. */
export interface ModelBudget {
  /** Questions, those that failed among them. */
  readonly calls: number | null;
  /** Of questions and answers together, as the server counts them. */
  readonly tokens: number | null;
}

const counted = z.object({ usage: z.object({ total_tokens: z.number().nonnegative() }) });

/** Letters of a token at least: what a server does not count is counted dearly. */
const lettersOfToken = 2;

function tokensOf(body: string, sent: number): number {
  try {
    const read = counted.safeParse(JSON.parse(body));
    if (read.success) return read.data.usage.total_tokens;
  } catch {
    // Not JSON: counted by its length.
  }
  return Math.ceil((body.length + sent) / lettersOfToken);
}

/**
 * A network that refuses what would go beyond a budget, attempts that failed included. How many tokens an answer takes is
 * known behind it: the last one may pass the budget, and none follows.
 */
export function budgetedFetch(budget: ModelBudget, inner: ModelFetch = outsideFetch): ModelFetch {
  let calls = 0;
  let tokens = 0;
  return async (input, init) => {
    if (budget.calls !== null && calls >= budget.calls) {
      throw new NarrativeError(`the budget of ${budget.calls} calls is used up`);
    }
    if (budget.tokens !== null && tokens >= budget.tokens) {
      throw new NarrativeError(`the budget of ${budget.tokens} tokens is used up`);
    }
    calls += 1;
    const response = await inner(input, init);
    const body = await boundedText(response);
    if (response.ok) tokens += tokensOf(body, typeof init?.body === "string" ? init.body.length : 0);
    const { status, headers } = response;
    return new Response([204, 205, 304].includes(status) ? null : body, { status, headers });
  };
}
