import type { NarrateOptions } from "./model_options.ts";

const openai = "https://api.openai.com/v1";
const local = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

function without(reason: string): NarrateOptions {
  return { model: null, reason };
}

function problemOf(baseUrl: string, key: string | null): string | undefined {
  const url = URL.parse(baseUrl);
  if (!url || !/^https?:$/.test(url.protocol)) return "the base URL of the model is no http or https address";
  if (url.username || url.password) return "the base URL of the model holds a user name or password";
  if (key !== null && url.protocol === "http:" && !local.test(url.hostname)) {
    return "the base URL of the model is plain http, over which no key is sent to another machine";
  }
  return undefined;
}

/**
 * Reads which language model to use from environment variables: `HINDCAST_MODEL` names it, and
 * `HINDCAST_MODEL_BASE_URL` or `HINDCAST_MODEL_KEY` (else `OPENAI_BASE_URL` and `OPENAI_API_KEY`) say where it is.
 *
 * Without `HINDCAST_MODEL` nothing is sent anywhere, whatever else is set. `OPENAI_API_KEY` is never sent to the
 * address in `HINDCAST_MODEL_BASE_URL`: it was not meant for it.
 *
 * @param env the variables, as `Deno.env.toObject()` gives them.
 * @returns the model, or no model and the reason in plain words. The reason never holds a value of a variable.
 *
 * @example
 * ```ts
 * import { modelOptionsFromEnv } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(modelOptionsFromEnv({}).model, null);
 * const found = modelOptionsFromEnv({ HINDCAST_MODEL: "small", HINDCAST_MODEL_BASE_URL: "http://localhost:8080/v1" });
 * assert.equal(found.model?.baseUrl, "http://localhost:8080/v1");
 * assert.equal(found.model?.key, null);
 * ```
 */
export function modelOptionsFromEnv(env: Readonly<Record<string, string | undefined>>): NarrateOptions {
  const read = (name: string) => env[name]?.trim() || undefined;
  const model = read("HINDCAST_MODEL");
  if (!model) return without("no language model is named: HINDCAST_MODEL is not set");
  const own = read("HINDCAST_MODEL_BASE_URL");
  const address = own ?? read("OPENAI_BASE_URL");
  const key = read("HINDCAST_MODEL_KEY") ?? (own ? undefined : read("OPENAI_API_KEY")) ?? null;
  if (!address && key === null) {
    return without("HINDCAST_MODEL is set, but neither HINDCAST_MODEL_BASE_URL nor HINDCAST_MODEL_KEY");
  }
  const baseUrl = address ?? openai;
  const problem = problemOf(baseUrl, key);
  return problem ? without(problem) : { model: { model, baseUrl, key }, reason: null };
}
