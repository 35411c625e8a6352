import { outsideFetch } from "../privacy/outside_fetch.ts";
import { bodyHash } from "./_body_hash.ts";
import { boundedText } from "./_bounded_text.ts";
import { withoutKey } from "./_without_key.ts";
import type { ModelFetch } from "./model_fetch.ts";
import { type Cassette, cassetteSchema } from "./cassette.ts";

function readOrStart(path: string): Cassette {
  try {
    return cassetteSchema.parse(JSON.parse(Deno.readTextFileSync(path)));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { version: 1, answers: {} };
    throw error;
  }
}

/** Written beside and renamed, so that a cassette is whole or not there. */
function write(path: string, answers: Cassette["answers"]): void {
  const sorted = Object.fromEntries(Object.entries(answers).sort(([a], [b]) => a < b ? -1 : 1));
  Deno.writeTextFileSync(`${path}.part`, `${JSON.stringify({ version: 1, answers: sorted }, null, 2)}\n`);
  Deno.renameSync(`${path}.part`, path);
}

/**
 * A fetch that keeps every complete answer in a cassette file, by the hash of the request's body, beside those already
 * there. Headers and the key are not kept.
 *
 * @param cassettePath JSON file to write.
 * @param inner the network.
 *
 * @example
 * ```ts
 * import { readCassette, recordingFetch } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const path = `${await Deno.makeTempDir()}/cassette.json`;
 * const record = recordingFetch(path, () => Promise.resolve(Response.json({ choices: [] })));
 * await record("http://localhost/v1/chat/completions", { method: "POST", body: "{}" });
 * assert.deepEqual(Object.values((await readCassette(path)).answers).map(({ status }) => status), [200]);
 * ```
 */
export function recordingFetch(cassettePath: string, inner: ModelFetch = outsideFetch): ModelFetch {
  return async (input, init) => {
    const response = await inner(input, init);
    const body = await boundedText(response);
    const { status, headers } = response;
    if (status < 300 || status >= 400) {
      const contentType = headers.get("content-type") ?? "";
      const answer = { status, contentType, body: withoutKey(body, init) };
      const hash = await bodyHash(init);
      write(cassettePath, { ...readOrStart(cassettePath).answers, [hash]: answer });
    }
    return new Response([204, 205, 304].includes(status) ? null : body, { status, headers });
  };
}
