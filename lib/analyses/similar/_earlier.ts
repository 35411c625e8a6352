import type { History } from "./_history.ts";

/** How like the incident of a row those before it are. */
export interface Earlier {
  /** The nearest, most alike first, of equal ones the earlier row. */
  readonly nearest: readonly { readonly row: number; readonly similarity: number }[];
  /** The row that the first of `similarities` belongs to. */
  readonly from: number;
  /** Of each row from there to the one that asks, 0 to 1. */
  readonly similarities: Float64Array;
}

/** The `k` rows of the greatest similarities above 0. */
function nearestOf(similarities: Float64Array, k: number): Earlier["nearest"] {
  const nearest: { row: number; similarity: number }[] = [];
  let least = 0;
  for (let row = 0; row < similarities.length; row++) {
    const similarity = similarities[row] as number;
    if (similarity <= least) continue;
    const place = nearest.findIndex((one) => one.similarity < similarity);
    nearest.splice(place < 0 ? nearest.length : place, 0, { row, similarity });
    if (nearest.length > k) nearest.pop();
    if (nearest.length === k) least = nearest[k - 1]?.similarity ?? 0;
  }
  return nearest;
}

const asked = new WeakMap<History, Map<number, Earlier>>();

/**
 * Compares the incident of a row with those before it, in words and characters; once for the same history, for questions
 * about incidents of one time look at the same ones.
 *
 * @param from row from which on similarities are needed.
 * @param k how many of the nearest are needed, of all rows before.
 */
export function earlierOf(history: History, row: number, from: number, k: number): Earlier {
  const known = asked.get(history) ?? new Map<number, Earlier>();
  asked.set(history, known);
  const before = known.get(row);
  if (before && before.from <= from) return before;
  const all = history.index.earlier(history.told[row]?.telling ?? { title: "", body: "", marks: [] }, row);
  const earlier = { nearest: nearestOf(all, k), from, similarities: all.slice(from) };
  known.set(row, earlier);
  return earlier;
}
