import type { Embedder } from "../model/embedder.ts";
import { endpointFromEnv } from "./_endpoint_from_env.ts";
import { endpointEmbedder } from "./endpoint_embedder.ts";

/** An embedder, or none and why. */
export interface FoundEmbedder {
  /** Null where nothing is to be embedded. */
  readonly embedder: Embedder | null;
  /** Why there is none, in plain words; null where none was asked for, or there is one. */
  readonly reason: string | null;
}

/**
 * Reads which model for embeddings to use from environment variables: `HINDCAST_EMBEDDING_MODEL` names it, and
 * `HINDCAST_EMBEDDING_BASE_URL` or `HINDCAST_EMBEDDING_KEY` (else `OPENAI_BASE_URL` and `OPENAI_API_KEY`) say where it is.
 * Without `HINDCAST_EMBEDDING_MODEL` nothing is sent anywhere. `HINDCAST_EMBEDDING_KEY_HEADER` and
 * `HINDCAST_EMBEDDING_API_VERSION` are Azure's. A run may use as much as of a language model (`HINDCAST_MODEL_CALLS`,
 * `HINDCAST_MODEL_TOKENS`, `HINDCAST_MODEL_MONEY`); money needs `HINDCAST_EMBEDDING_PRICE`, of a million tokens.
 *
 * @param env the variables, as `Deno.env.toObject()` gives them.
 *
 * @example
 * ```ts
 * import { embedderFromEnv } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(embedderFromEnv({}), { embedder: null, reason: null });
 * const found = embedderFromEnv({
 *   HINDCAST_EMBEDDING_MODEL: "small",
 *   HINDCAST_EMBEDDING_BASE_URL: "http://localhost:8080/v1",
 * });
 * assert.equal(found.embedder?.name, "small");
 * ```
 */
export function embedderFromEnv(env: Readonly<Record<string, string | undefined>>): FoundEmbedder {
  if (!env.HINDCAST_EMBEDDING_MODEL?.trim()) return { embedder: null, reason: null };
  const { model, reason = null } = endpointFromEnv(env, {
    model: "HINDCAST_EMBEDDING_MODEL",
    prefix: "HINDCAST_EMBEDDING",
    kind: "model for embeddings",
  });
  return model === null ? { embedder: null, reason } : { embedder: endpointEmbedder(model), reason: null };
}
