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

/** For each column, the rows that have it. */
function inverted(rows: SparseRows): SparseRows {
  const starts = new Uint32Array(rows.width + 1);
  for (const column of rows.columns) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let column = 0; column < rows.width; column++) {
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  }
  const next = starts.slice();
  const columns = new Uint32Array(rows.columns.length);
  const weights = new Float64Array(rows.columns.length);
  for (let row = 0; row < rowCount(rows); row++) {
    for (let k = rows.starts[row] as number; k < (rows.starts[row + 1] as number); k++) {
      const column = rows.columns[k] as number;
      const place = next[column] as number;
      next[column] = place + 1;
      columns[place] = row;
      weights[place] = rows.weights[k] as number;
    }
  }
  return { starts, columns, weights, width: rowCount(rows) };
}

/** Whether a row comes before the one that stands at a place: by cosine, equal ones in order of the rows. */
function before(found: Nearest, place: number, row: number, cosine: number): boolean {
  const held = found.cosines[place] as number;
  return cosine > held || (cosine === held && row < (found.rows[place] as number));
}

/** Puts a row into the `k` best so far. */
function offer(found: Nearest, asking: number, row: number, cosine: number): void {
  const first = asking * found.k;
  let place = first + found.k - 1;
  if (!before(found, place, row, cosine)) return;
  for (; place > first && before(found, place - 1, row, cosine); place--) {
    found.cosines[place] = found.cosines[place - 1] as number;
    found.rows[place] = found.rows[place - 1] as number;
  }
  found.cosines[place] = cosine;
  found.rows[place] = row;
}

/** Cosines of one row with every row of the index that shares a column with it. */
class Products {
  readonly #sums: Float64Array;
  readonly #touched: Uint32Array;
  #count = 0;

  constructor(readonly index: SparseRows) {
    this.#sums = new Float64Array(index.width);
    this.#touched = new Uint32Array(index.width);
  }

  add(column: number, weight: number): void {
    const { starts, columns, weights } = this.index;
    for (let place = starts[column] as number; place < (starts[column + 1] as number); place++) {
      const row = columns[place] as number;
      if (this.#sums[row] === 0) this.#touched[this.#count++] = row;
      this.#sums[row] = (this.#sums[row] as number) + weight * (weights[place] as number);
    }
  }

  /** Hands out what was summed, and begins anew. */
  take(each: (row: number, cosine: number) => void): void {
    for (let at = 0; at < this.#count; at++) {
      const row = this.#touched[at] as number;
      each(row, this.#sums[row] as number);
      this.#sums[row] = 0;
    }
    this.#count = 0;
  }
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
  const products = new Products(inverted(among));
  const found: Nearest = {
    k,
    rows: new Int32Array(rowCount(asking) * k).fill(-1),
    cosines: new Float64Array(rowCount(asking) * k),
  };
  for (let row = 0; row < rowCount(asking); row++) {
    for (let at = asking.starts[row] as number; at < (asking.starts[row + 1] as number); at++) {
      products.add(asking.columns[at] as number, asking.weights[at] as number);
    }
    products.take((other, cosine) => {
      if (!self || other !== row) offer(found, row, other, cosine);
    });
  }
  return found;
}
