import type { Likeness } from "../../text/similarity_index.ts";
import type { History } from "./_history.ts";
import type { Meanings } from "./options.ts";

/** A past incident by its words and, where there are vectors, by its meaning. */
export interface Near extends Likeness {
  /** Cosine of the vectors with their mean taken off, -1 to 1; null without a vector. */
  readonly meaning: number | null;
}

/** How far down both lists are read. */
const deepest = 60;
/** Keeps the first places from deciding alone (Cormack, Clarke and Buettcher 2009, doi:10.1145/1571941.1572114). */
const damping = 60;

function less(vector: readonly number[], mean: readonly number[]): number[] {
  return vector.map((value, at) => value - (mean[at] ?? 0));
}

function cosine(one: readonly number[], other: readonly number[]): number {
  const [square, otherSquare] = [one, other].map((vector) =>
    vector.reduce((sum, value) => sum + value * value, 0)
  );
  const product = one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
  return product / (Math.sqrt((square ?? 0) * (otherSquare ?? 0)) || 1);
}

/** Vectors of one model share a large common part, which says nothing: their mean is taken off. */
function meaningsBefore(
  { rows }: History,
  { incidents, asked }: Meanings,
  before: number,
): Map<number, number> {
  const vectors = rows.slice(0, before).flatMap(({ incidentId }, row) => {
    const vector = incidents.get(incidentId);
    return vector?.length === asked.length ? [{ row, vector }] : [];
  });
  const mean = asked.map((_, at) =>
    vectors.reduce((sum, { vector }) => sum + (vector[at] ?? 0), 0) / Math.max(1, vectors.length)
  );
  const centred = less(asked, mean);
  return new Map(vectors.map(({ row, vector }) => [row, cosine(less(vector, mean), centred)]));
}

/** The `k` first by reciprocal ranks in both lists: no weight between words and meaning has to be chosen. */
export function fuse(
  history: History,
  byWords: readonly Likeness[],
  meanings: Meanings | null,
  before: number,
  k: number,
): Near[] {
  if (meanings === null) return byWords.slice(0, k).map((like) => ({ ...like, meaning: null }));
  const cosines = meaningsBefore(history, meanings, before);
  const byMeaning = [...cosines].filter(([, meaning]) => meaning > 0).sort(([a, one], [b, other]) =>
    other - one || a - b
  ).slice(0, deepest);
  const scores = new Map<number, number>();
  const count = (row: number, place: number) =>
    scores.set(row, (scores.get(row) ?? 0) + 1 / (damping + place + 1));
  byWords.slice(0, deepest).forEach(({ row }, place) => count(row, place));
  byMeaning.forEach(([row], place) => count(row, place));
  const words = new Map(byWords.map((like) => [like.row, like]));
  return [...scores].sort(([a, one], [b, other]) => other - one || a - b).slice(0, k).map(([row]) => ({
    ...(words.get(row) ?? { row, similarity: 0, textSimilarity: 0 }),
    meaning: cosines.get(row) ?? null,
  }));
}
