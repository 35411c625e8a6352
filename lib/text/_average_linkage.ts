import { addTo, type Dense, dot, rowOf, rowsOf, zeros } from "./_dense.ts";

/** The mean of the rows of each heap. */
function meansOf(rows: Dense, heaps: Int32Array, sizes: Float64Array): Float64Array[] {
  const means = rowsOf(zeros(sizes.length, rows.width));
  heaps.forEach((heap, row) =>
    addTo(means[heap] as Float64Array, rowOf(rows, row), 1 / (sizes[heap] as number))
  );
  return means;
}

/** Groups that are still apart: the mean cosine of each pair, and who is nearest to whom. */
class Groups {
  readonly #count: number;
  readonly #sizes: Float64Array;
  /** Mean cosine of groups `i` and `j` at `i * count + j` and the other way. */
  readonly #cosines: Float64Array;
  readonly #parents: Int32Array;
  readonly #nearest: Int32Array;
  #apart: number[];

  constructor(rows: Dense, heaps: Int32Array) {
    this.#count = heaps.reduce((most, heap) => Math.max(most, heap + 1), 0);
    this.#sizes = new Float64Array(this.#count);
    for (const heap of heaps) this.#sizes[heap] = (this.#sizes[heap] as number) + 1;
    this.#apart = [...this.#sizes.keys()].filter((heap) => (this.#sizes[heap] as number) > 0);
    this.#cosines = new Float64Array(this.#count ** 2);
    // Rows are of length 1, so the product of two means is the mean cosine of their pairs.
    const means = meansOf(rows, heaps, this.#sizes);
    this.#apart.forEach((one, at) => {
      for (let next = at + 1; next < this.#apart.length; next++) {
        const other = this.#apart[next] as number;
        this.#set(one, other, dot(means[one] as Float64Array, means[other] as Float64Array));
      }
    });
    this.#parents = Int32Array.from({ length: this.#count }, (_, heap) => heap);
    this.#nearest = new Int32Array(this.#count).fill(-1);
    for (const heap of this.#apart) this.#seek(heap);
  }

  #cosine(one: number, other: number): number {
    return this.#cosines[one * this.#count + other] as number;
  }

  #set(one: number, other: number, cosine: number): void {
    this.#cosines[one * this.#count + other] = cosine;
    this.#cosines[other * this.#count + one] = cosine;
  }

  #seek(heap: number): void {
    let [nearest, most] = [-1, -Infinity];
    for (const other of this.#apart) {
      const cosine = this.#cosine(heap, other);
      if (other !== heap && cosine > most) [nearest, most] = [other, cosine];
    }
    this.#nearest[heap] = nearest;
  }

  /** The two groups with the largest mean cosine, or null where none is above `cut`. */
  closest(cut: number): [number, number] | null {
    let [best, found] = [cut, -1];
    for (const heap of this.#apart) {
      const other = this.#nearest[heap] as number;
      if (other < 0) continue;
      const cosine = this.#cosine(heap, other);
      if (cosine > best) [best, found] = [cosine, heap];
    }
    return found < 0 ? null : [found, this.#nearest[found] as number];
  }

  /** The mean cosine with two groups joined is that with each, weighed by their sizes (Lance and Williams 1967). */
  join(one: number, other: number): void {
    const [n, m] = [this.#sizes[one] as number, this.#sizes[other] as number];
    this.#sizes[one] = n + m;
    this.#parents[other] = one;
    this.#apart = this.#apart.filter((heap) => heap !== other);
    for (const heap of this.#apart) {
      if (heap === one) continue;
      this.#set(heap, one, (n * this.#cosine(heap, one) + m * this.#cosine(heap, other)) / (n + m));
    }
    for (const heap of this.#apart) {
      const nearest = this.#nearest[heap] as number;
      if (heap === one || nearest === one || nearest === other) this.#seek(heap);
      else if (this.#cosine(heap, one) > this.#cosine(heap, nearest)) this.#nearest[heap] = one;
    }
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
