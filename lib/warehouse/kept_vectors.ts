import type { Embedder } from "../model/embedder.ts";
import { NarrativeError } from "../model/errors.ts";
import type { Warehouse } from "./warehouse.ts";

/** Vectors by text, or none and why. */
export interface KeptVectors {
  /** A vector for every text; null where the model gave none. */
  readonly vectors: ReadonlyMap<string, readonly number[]> | null;
  /** Why there are none, in plain words about "it", the model; null where there are. */
  readonly reason: string | null;
}

const known = `
SELECT text_hash AS "hash", vector AS "vector"
FROM embeddings
WHERE model = $model AND text_hash IN (SELECT unnest(from_json($hashes, '["VARCHAR"]')))`;

const keep = `
INSERT INTO embeddings
SELECT $model, row.hash, row.vector
FROM (SELECT unnest(from_json($rows, '[{"hash": "VARCHAR", "vector": ["FLOAT"]}]')) AS row)`;

/** Texts sent before what came of them is kept: an interrupted run loses no more. */
const portion = 256;

async function hashOf(text: string): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toHex();
}

async function read(
  warehouse: Warehouse,
  model: string,
  hashes: readonly string[],
): Promise<Map<string, readonly number[]>> {
  const rows = await warehouse.query<{ hash: string; vector: readonly number[] }>("kept vectors", known, {
    model,
    hashes: JSON.stringify(hashes),
  });
  return new Map(rows.map(({ hash, vector }) => [hash, vector]));
}

/**
 * Gives vectors of texts: those known from the warehouse, the others from the model, each text once. What the model gives
 * is kept. A model that fails is no error: there are no vectors then, and the reason.
 *
 * @param texts masked; they are sent as they are.
 */
export async function keptVectors(
  warehouse: Warehouse,
  embedder: Embedder,
  texts: readonly string[],
): Promise<KeptVectors> {
  const unique = [...new Set(texts)];
  const hashes = await Promise.all(unique.map(hashOf));
  const vectors = await read(warehouse, embedder.name, hashes);
  const missing = unique.flatMap((text, at) =>
    vectors.has(hashes[at] ?? "") ? [] : [{ text, hash: hashes[at] ?? "" }]
  );
  try {
    for (let at = 0; at < missing.length; at += portion) {
      const asked = missing.slice(at, at + portion);
      const given = await embedder.embed(asked.map(({ text }) => text));
      // As they will be read again: the first answer and later ones are the same.
      const rows = asked.map(({ hash }, place) => ({
        hash,
        vector: [...Float32Array.from(given[place] ?? [])],
      }));
      await warehouse.run(keep, { model: embedder.name, rows: JSON.stringify(rows) });
      for (const { hash, vector } of rows) vectors.set(hash, vector);
    }
  } catch (error) {
    if (error instanceof NarrativeError) return { vectors: null, reason: error.message };
    throw error;
  }
  return {
    vectors: new Map(unique.map((text, at) => [text, vectors.get(hashes[at] ?? "") ?? []])),
    reason: null,
  };
}
