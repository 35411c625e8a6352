import { endpointFromEnv } from "./_endpoint_from_env.ts";
import type { NarrateOptions } from "./model_options.ts";

/**
 * Reads which language model to use from environment variables: `HINDCAST_MODEL` names it, and
 * `HINDCAST_MODEL_BASE_URL` or `HINDCAST_MODEL_KEY` (else `OPENAI_BASE_URL` and `OPENAI_API_KEY`) say where it is.
 *
 * Without `HINDCAST_MODEL` nothing is sent anywhere, whatever else is set. `OPENAI_API_KEY` is never sent to the
 * address in `HINDCAST_MODEL_BASE_URL`: it was not meant for it.
 *
 * `HINDCAST_MODEL_KEY_HEADER` names the header that holds the key where it is no bearer token, and
 * `HINDCAST_MODEL_API_VERSION` is sent with every address: Azure's `api-key` and `2024-10-21`, or whatever it asks for.
 *
 * `HINDCAST_MODEL_CALLS`, `HINDCAST_MODEL_TOKENS` and `HINDCAST_MODEL_MONEY` are the most a run may use; money needs
 * `HINDCAST_MODEL_PRICE`, what a million tokens cost in the same currency.
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
  return endpointFromEnv(env, { model: "HINDCAST_MODEL", prefix: "HINDCAST_MODEL", kind: "language model" });
}
