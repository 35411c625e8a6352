import type { Asked, Meanings } from "../analyses/similar/options.ts";
import type { SimilarRow } from "../analyses/similar/rows.ts";
import type { Embedder } from "../model/embedder.ts";
import { textMask } from "../text/text_mask.ts";
import { keptVectors } from "../warehouse/kept_vectors.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** Vectors of the incidents and of the one at hand, or none and why. */
export interface FoundMeanings {
  readonly meanings: Meanings | null;
  readonly reason: string | null;
}

async function peopleOf(warehouse: Warehouse): Promise<string[]> {
  const people = await warehouse.query<{ name: string }>(
    "names of people",
    "SELECT DISTINCT unnest([name, email]) AS name FROM people ORDER BY name",
  );
  return people.map(({ name }) => name).filter((name) => name !== null)
    .flatMap((name) => [name, ...name.split(/\s+/)]);
}

/**
 * Asks a model for vectors of the incidents and of the one at hand. Nothing but masked texts leave the machine: no names
 * of people or services, no numbers, ids, hosts or addresses.
 */
export async function meaningsOf(
  warehouse: Warehouse,
  embedder: Embedder,
  rows: readonly SimilarRow[],
  asked: Asked,
): Promise<FoundMeanings> {
  const services = rows.flatMap((row) => row.services);
  const mask = textMask([...new Set([...services, ...await peopleOf(warehouse)])]);
  const texts = new Map(
    rows.map(({ incidentId, title, summary }) => [incidentId, mask(`${title ?? ""}\n${summary ?? ""}`)]),
  );
  const question = "incidentId" in asked ? texts.get(asked.incidentId) ?? "" : mask(asked.description);
  const said = [...texts.values(), question].filter((text) => text !== "");
  const { vectors, reason } = await keptVectors(warehouse, embedder, said);
  const own = vectors?.get(question);
  if (!vectors || !own) return { meanings: null, reason };
  const incidents = new Map(
    [...texts].flatMap(([incidentId, text]) => {
      const vector = vectors.get(text);
      return vector ? [[incidentId, vector] as const] : [];
    }),
  );
  return { meanings: { incidents, asked: own }, reason: null };
}
