import { bodyHash } from "./_body_hash.ts";
import type { ModelFetch } from "./model_fetch.ts";
import type { Cassette } from "./cassette.ts";

/**
 * A fetch that answers from a cassette and never touches the network. A request that was not recorded gets HTTP 424,
 * which the client does not try again.
 *
 * @example
 * ```ts
 * import { replayFetch } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const replay = replayFetch({ version: 1, answers: {} });
 * assert.equal((await replay("http://localhost/v1/chat/completions", { method: "POST", body: "{}" })).status, 424);
 * ```
 */
export function replayFetch(cassette: Cassette): ModelFetch {
  return async (_, init) => {
    const answer = cassette.answers[await bodyHash(init)];
    if (!answer) {
      return new Response('{"error":{"message":"not recorded"}}', {
        status: 424,
        headers: { "content-type": "application/json" },
      });
    }
    return new Response(answer.body, {
      status: answer.status,
      headers: { "content-type": answer.contentType },
    });
  };
}
