import type { Embedder } from "../model/embedder.ts";
import { endpointEmbedder } from "./endpoint_embedder.ts";
import { modelOptionsFromEnv } from "./model_options_from_env.ts";

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
 * Without `HINDCAST_EMBEDDING_MODEL` nothing is sent anywhere.
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
  const { model, reason } = modelOptionsFromEnv({
    ...env,
    HINDCAST_MODEL: env.HINDCAST_EMBEDDING_MODEL,
    HINDCAST_MODEL_BASE_URL: env.HINDCAST_EMBEDDING_BASE_URL,
    HINDCAST_MODEL_KEY: env.HINDCAST_EMBEDDING_KEY,
  });
  if (model === null) {
    return {
      embedder: null,
      reason: (reason ?? "").replaceAll("HINDCAST_MODEL", "HINDCAST_EMBEDDING")
        .replace(/HINDCAST_EMBEDDING(?!_)/u, "HINDCAST_EMBEDDING_MODEL"),
    };
  }
  return { embedder: endpointEmbedder(model), reason: null };
}
