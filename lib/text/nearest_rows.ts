import { inverted } from "./_inverted.ts";
import { rowCount, type SparseRows } from "./sparse_rows.ts";

/** Neighbours of each row that asked, `k` places each, nearest first; where there are fewer, the row is -1 and the cosine 0. */
export interface Nearest {
  /** Places of each asking row. */
  readonly k: number;
  /** Neighbours, `k` an asking row, nearest first; -1 where there is none. */
  readonly rows: Int32Array;
  /** Cosine of each neighbour, 0 to 1 where no weight is negative. */
  readonly cosines: Float64Array;
}

/** Keeps the `k` best rows of each asking row, of equal ones the earlier. */
class Best {
  readonly found: Nearest;
  /** Smallest cosine kept of each asking row, together in memory because every product is held against it. */
  readonly least: Float64Array;

  constructor(asking: number, k: number) {
    const [rows, cosines] = [new Int32Array(asking * k).fill(-1), new Float64Array(asking * k)];
    this.found = { k, rows, cosines };
    this.least = new Float64Array(asking);
  }

  #isBefore(place: number, row: number, cosine: number): boolean {
    const held = this.found.cosines[place] as number;
    return cosine > held || (cosine === held && row < (this.found.rows[place] as number));
  }

  offer(asking: number, row: number, cosine: number): void {
    const { k, rows, cosines } = this.found;
    const first = asking * k;
    const last = first + k - 1;
    let place = last;
    if (!this.#isBefore(place, row, cosine)) return;
    for (; place > first && this.#isBefore(place - 1, row, cosine); place--) {
      cosines[place] = cosines[place - 1] as number;
      rows[place] = rows[place - 1] as number;
    }
    cosines[place] = cosine;
    rows[place] = row;
    this.least[asking] = cosines[last] as number;
  }
}

/** Sums the cosines of one row with those before `until` that share a column with it, and lists these; returns how many. */
function sumUp(
  { starts, columns, weights }: SparseRows,
  asking: SparseRows,
  row: number,
  until: number,
  sums: Float64Array,
  met: Uint32Array,
): number {
  let count = 0;
  for (let at = asking.starts[row] as number; at < (asking.starts[row + 1] as number); at++) {
    const column = asking.columns[at] as number;
    const weight = asking.weights[at] as number;
    const end = starts[column + 1] as number;
    for (let place = starts[column] as number; place < end; place++) {
      const other = columns[place] as number;
      if (other >= until) break;
      const sum = sums[other] as number;
      if (sum === 0) met[count++] = other;
      sums[other] = sum + weight * (weights[place] as number);
    }
  }
  return count;
}

/**
 * Finds for each asking row the `k` rows with the largest cosine above zero, exactly, by an index from columns to rows:
 * only rows that share a column are looked at. Both must be scaled to length 1 and have the same columns.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { featuresOf, learnVocabulary, nearestRows, tfIdf } from "hindcast";
 *
 * const texts = ["pool of connections used up", "certificate expired", "no connections left in the pool"];
 * const features = texts.map((text) => featuresOf(text, "words"));
 * const vectors = tfIdf(features, learnVocabulary(features, { minTexts: 1, maxShare: 1 }));
 * assert.deepEqual([...nearestRows(vectors, vectors, 1, true).rows], [2, -1, 0]);
 * ```
 *
 * @param self whether the asking rows are the rows themselves, and none is its own neighbour.
 */
export function nearestRows(asking: SparseRows, among: SparseRows, k: number, self = false): Nearest {
  const index = inverted(among);
  const best = new Best(rowCount(asking), k);
  const { least } = best;
  const sums = new Float64Array(rowCount(among));
  const met = new Uint32Array(rowCount(among));
  for (let row = 0; row < rowCount(asking); row++) {
    // Every pair once: of rows among themselves only the earlier ones are asked, and both take the answer.
    const until = self ? row : sums.length;
    const count = sumUp(index, asking, row, until, sums, met);
    for (let at = 0; at < count; at++) {
      const other = met[at] as number;
      const cosine = sums[other] as number;
      sums[other] = 0;
      if (cosine >= (least[row] as number)) best.offer(row, other, cosine);
      if (self && cosine >= (least[other] as number)) best.offer(other, row, cosine);
    }
  }
  return best.found;
}
