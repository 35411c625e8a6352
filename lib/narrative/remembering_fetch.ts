import { z } from "zod";
import { outsideFetch } from "../privacy/outside_fetch.ts";
import { bodyHash } from "./_body_hash.ts";
import { boundedText } from "./_bounded_text.ts";
import { withoutKey } from "./_without_key.ts";
import type { Cassette, CassetteAnswer } from "./cassette.ts";
import type { ModelFetch } from "./model_fetch.ts";

/** An answer that says something and came to its end; another would fail the same way for ever. */
const whole = z.object({
  choices: z.tuple([
    z.object({ finish_reason: z.literal("stop"), message: z.object({ content: z.string().min(1) }) }),
  ]),
});

function isWhole(body: string): boolean {
  try {
    return whole.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
}

/** A network that asks nothing twice, and what it was answered. */
export interface Remembering {
  readonly fetch: ModelFetch;
  /** Answers to what was asked of it, from before or new; what was not asked is forgotten. */
  cassette(): Cassette;
}

/**
 * Answers from a cassette what was asked before, in the same words, and everything else from the network. Failures and
 * answers that were cut off or say nothing are not remembered: they are asked again.
 */
export function rememberingFetch(before: Cassette, inner: ModelFetch = outsideFetch): Remembering {
  const asked = new Map<string, CassetteAnswer>();
  return {
    cassette: () => ({
      version: 1,
      answers: Object.fromEntries([...asked].sort(([a], [b]) => a < b ? -1 : 1)),
    }),
    async fetch(input, init) {
      const hash = await bodyHash(init);
      const known = before.answers[hash] ?? asked.get(hash);
      if (known) {
        asked.set(hash, known);
        return new Response(known.body, {
          status: known.status,
          headers: { "content-type": known.contentType },
        });
      }
      const response = await inner(input, init);
      if (response.status !== 200) return response;
      const body = await boundedText(response);
      const contentType = response.headers.get("content-type") ?? "";
      if (isWhole(body)) asked.set(hash, { status: 200, contentType, body: withoutKey(body, init) });
      return new Response(body, { status: 200, headers: response.headers });
    },
  };
}
