import { addTo, type Dense, dot, rowOf, rowsOf, zeros } from "./_dense.ts";

/** Groups that are still apart: the mean of each, and who is nearest to whom. */
class Groups {
  readonly #means: readonly Float64Array[];
  readonly #sizes: Float64Array;
  readonly #parents: Int32Array;
  readonly #nearest: Int32Array;
  readonly #cosines: Float64Array;
  #apart: number[];

  constructor(rows: Dense, heaps: Int32Array) {
    const count = heaps.reduce((most, heap) => Math.max(most, heap + 1), 0);
    this.#means = rowsOf(zeros(count, rows.width));
    this.#sizes = new Float64Array(count);
    heaps.forEach((heap, row) => {
      addTo(this.#mean(heap), rowOf(rows, row));
      this.#sizes[heap] = (this.#sizes[heap] as number) + 1;
    });
    this.#apart = [...this.#sizes.keys()].filter((heap) => (this.#sizes[heap] as number) > 0);
    for (const heap of this.#apart) {
      const mean = this.#mean(heap);
      for (let at = 0; at < mean.length; at++) {
        mean[at] = (mean[at] as number) / (this.#sizes[heap] as number);
      }
    }
    this.#parents = Int32Array.from({ length: count }, (_, heap) => heap);
    this.#nearest = new Int32Array(count).fill(-1);
    this.#cosines = new Float64Array(count).fill(-Infinity);
    for (const heap of this.#apart) this.#seek(heap);
  }

  #mean(heap: number): Float64Array {
    return this.#means[heap] as Float64Array;
  }

  /** Rows are of length 1, so the product of two means is the mean cosine of their pairs. */
  #cosine(one: number, other: number): number {
    return dot(this.#mean(one), this.#mean(other));
  }

  #offer(heap: number, other: number): void {
    const cosine = this.#cosine(heap, other);
    if (cosine <= (this.#cosines[heap] as number)) return;
    this.#cosines[heap] = cosine;
    this.#nearest[heap] = other;
  }

  #seek(heap: number): void {
    this.#cosines[heap] = -Infinity;
    this.#nearest[heap] = -1;
    for (const other of this.#apart) if (other !== heap) this.#offer(heap, other);
  }

  /** The two groups with the largest mean cosine, or null where none is above `cut`. */
  closest(cut: number): [number, number] | null {
    let [best, found] = [cut, -1];
    for (const heap of this.#apart) {
      const cosine = this.#cosines[heap] as number;
      if (cosine > best) [best, found] = [cosine, heap];
    }
    return found < 0 ? null : [found, this.#nearest[found] as number];
  }

  join(one: number, other: number): void {
    const [n, m] = [this.#sizes[one] as number, this.#sizes[other] as number];
    const mean = this.#mean(one);
    for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] as number) * n / (n + m);
    addTo(mean, this.#mean(other), m / (n + m));
    this.#sizes[one] = n + m;
    this.#parents[other] = one;
    this.#apart = this.#apart.filter((heap) => heap !== other);
    for (const heap of this.#apart) {
      if (heap === one) continue;
      const lost = this.#nearest[heap] === one || this.#nearest[heap] === other;
      if (lost) this.#seek(heap);
      else this.#offer(heap, one);
    }
    this.#seek(one);
  }

  rootOf(heap: number): number {
    let root = heap;
    while (this.#parents[root] !== root) root = this.#parents[root] as number;
    return root;
  }
}

/**
 * Joins heaps of rows, always the two whose rows have the largest mean cosine, until none is above `cut` (average
 * linkage: Sokal and Michener 1958).
 *
 * @param rows of length 1.
 * @param heaps heap of each row.
 * @returns group of each row, named by one of its heaps.
 */
export function averageLinkage(rows: Dense, heaps: Int32Array, cut: number): Int32Array {
  const groups = new Groups(rows, heaps);
  for (let pair = groups.closest(cut); pair !== null; pair = groups.closest(cut)) groups.join(...pair);
  return heaps.map((heap) => groups.rootOf(heap));
}
