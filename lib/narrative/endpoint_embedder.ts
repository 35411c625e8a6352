import { z } from "zod";
import type { Embedder } from "../model/embedder.ts";
import { NarrativeError } from "../model/errors.ts";
import { makeClient } from "./_client.ts";
import { explain } from "./_explain.ts";
import type { ModelOptions } from "./model_options.ts";

/** Texts a request: answers of models with 3,072 numbers a text stay below the 1 MB that is read. */
const batch = 16;

/** The client types an answer but does not check one. */
const answer = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1) })),
});

function vectorsOf(value: unknown, texts: number): (readonly number[])[] {
  const read = answer.safeParse(value);
  if (!read.success) throw new NarrativeError("it answered in another form than the protocol's");
  const byIndex = new Map(read.data.data.map(({ index, embedding }) => [index, embedding]));
  const vectors = Array.from({ length: texts }, (_, index) => byIndex.get(index) ?? []);
  const length = vectors[0]?.length ?? 0;
  if (read.data.data.length !== texts || length === 0 || vectors.some((vector) => vector.length !== length)) {
    throw new NarrativeError("it did not answer with one vector of one length for every text");
  }
  return vectors;
}

async function ask(options: ModelOptions, texts: readonly string[]): Promise<(readonly number[])[]> {
  let response: unknown;
  try {
    response = await makeClient(options).embeddings.create({
      model: options.model,
      input: [...texts],
      encoding_format: "float",
    });
  } catch (error) {
    throw new NarrativeError(explain(error, options), { cause: error });
  }
  return vectorsOf(response, texts.length);
}

/**
 * Makes an embedder of any server that speaks OpenAI's embeddings protocol. What is sent are the texts as they are given:
 * mask names, numbers and addresses before (`textMask`).
 *
 * @param options where the server is, and the limits; `model` is a model for embeddings.
 *
 * @example
 * ```ts
 * import { endpointEmbedder } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const answered = { data: [{ index: 0, embedding: [0.6, 0.8] }] };
 * const embedder = endpointEmbedder({
 *   model: "small",
 *   baseUrl: "http://localhost:8080/v1",
 *   key: null,
 *   fetch: () => Promise.resolve(Response.json(answered)),
 * });
 * assert.deepEqual(await embedder.embed(["connection pool exhausted"]), [[0.6, 0.8]]);
 * ```
 */
export function endpointEmbedder(options: ModelOptions): Embedder {
  return {
    name: options.model,
    async embed(texts) {
      const vectors: (readonly number[])[] = [];
      for (let at = 0; at < texts.length; at += batch) {
        vectors.push(...await ask(options, texts.slice(at, at + batch)));
      }
      if (vectors.some((vector) => vector.length !== vectors[0]?.length)) {
        throw new NarrativeError("it did not answer with vectors of one length");
      }
      return vectors;
    },
  };
}
