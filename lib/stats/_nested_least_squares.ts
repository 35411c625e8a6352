/**
 * Least squares of one target on the first k of many columns, for every k at once: the factor of the Gram matrix of the
 * columns holds the factors of all its leading blocks, and a row more changes it by rotations (Golub and Van Loan 2013,
 * Matrix Computations, §6.5).
 */
export class NestedLeastSquares {
  readonly #columns: number;
  /** Rows of the triangular factor, each from its diagonal on, and the target's share last. */
  readonly #factor: Float64Array[];
  #target: number;

  /** @param gram sums of products of the columns, the target last; only its upper half is read. It is not changed. */
  constructor(gram: readonly Float64Array[]) {
    const columns = gram.length - 1;
    this.#columns = columns;
    this.#target = gram[columns]?.[columns] ?? 0;
    this.#factor = gram.slice(0, columns).map((row) => row.slice());
    for (let k = 0; k < columns; k++) {
      const pivot = this.#factor[k] as Float64Array;
      const own = pivot[k] as number;
      // A column that those before it explain adds nothing.
      const scale = own > 1e-12 * ((gram[k] as Float64Array)[k] as number) ? 1 / Math.sqrt(own) : 0;
      for (let j = k; j <= columns; j++) pivot[j] = (pivot[j] as number) * scale;
      for (let i = k + 1; i < columns; i++) {
        const factor = pivot[i] as number;
        if (factor === 0) continue;
        const row = this.#factor[i] as Float64Array;
        for (let j = i; j <= columns; j++) row[j] = (row[j] as number) - factor * (pivot[j] as number);
      }
    }
  }

  /** Adds an observation known in its first columns only: later columns must not be asked for again. */
  add(row: Float64Array, target: number): void {
    let left = target;
    const last = this.#columns;
    this.#target += target * target;
    for (let k = 0; k < row.length; k++) {
      const pivot = this.#factor[k] as Float64Array;
      const [own, other] = [pivot[k] as number, row[k] as number];
      const size = Math.sqrt(own * own + other * other);
      if (size === 0) continue;
      const [cosine, sine] = [own / size, other / size];
      for (let j = k; j < row.length; j++) {
        const above = pivot[j] as number;
        const below = row[j] as number;
        pivot[j] = cosine * above + sine * below;
        row[j] = cosine * below - sine * above;
      }
      const share = pivot[last] as number;
      pivot[last] = cosine * share + sine * left;
      left = cosine * left - sine * share;
    }
  }

  /** Squared residuals of the target on the first columns. */
  residual(columns: number): number {
    let explained = 0;
    for (let k = 0; k < columns; k++) {
      explained += ((this.#factor[k] as Float64Array)[this.#columns] as number) ** 2;
    }
    return Math.max(0, this.#target - explained);
  }
}
