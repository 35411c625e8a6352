/** Rows of one kind of feature, by feature: which rows have it, and how much it weighs in each. */
export class Postings {
  readonly #columns = new Map<string, number>();
  readonly #texts: number[] = [];
  readonly #starts: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #weights: Float64Array;
  readonly #size: number;

  /** @param bags features of each row, with repeats. */
  constructor(bags: Iterable<ReadonlyMap<string, number>>) {
    const columns: number[] = [];
    const counts: number[] = [];
    const ends: number[] = [];
    for (const bag of bags) {
      for (const [feature, count] of bag) {
        columns.push(this.#columnOf(feature));
        counts.push(count);
      }
      ends.push(columns.length);
    }
    this.#size = ends.length;
    const weights = this.#scaled(columns, counts, ends);
    this.#starts = new Uint32Array(this.#texts.length + 1);
    this.#texts.forEach((texts, column) => this.#starts[column + 1] = (this.#starts[column] ?? 0) + texts);
    this.#rows = new Uint32Array(columns.length);
    this.#weights = new Float64Array(columns.length);
    const next = this.#starts.slice();
    let row = 0;
    columns.forEach((column, at) => {
      while (at >= (ends[row] ?? 0)) row++;
      const place = next[column] as number;
      next[column] = place + 1;
      this.#rows[place] = row;
      this.#weights[place] = weights[at] as number;
    });
  }

  #columnOf(feature: string): number {
    let column = this.#columns.get(feature);
    if (column === undefined) {
      column = this.#columns.size;
      this.#columns.set(feature, column);
      this.#texts.push(0);
    }
    this.#texts[column] = (this.#texts[column] as number) + 1;
    return column;
  }

  /** (1 + ln count) x rarity, each row scaled to length 1. */
  #scaled(columns: readonly number[], counts: readonly number[], ends: readonly number[]): Float64Array {
    const weights = Float64Array.from(
      columns,
      (column, at) => (1 + Math.log(counts[at] as number)) * this.#rarity(this.#texts[column] as number),
    );
    let from = 0;
    for (const end of ends) {
      let squares = 0;
      for (let at = from; at < end; at++) squares += (weights[at] as number) ** 2;
      const length = Math.sqrt(squares) || 1;
      for (let at = from; at < end; at++) weights[at] = (weights[at] as number) / length;
      from = end;
    }
    return weights;
  }

  #rarity(texts: number): number {
    return 1 + Math.log((1 + this.#size) / (1 + texts));
  }

  /**
   * Weights of a text, scaled to length 1. Features no row has count towards its length, so that a text of unknown words
   * is like nothing.
   *
   * @param own whether the text is one of the rows, and is to be weighed as if it were not.
   */
  weigh(bag: ReadonlyMap<string, number>, own: boolean): ReadonlyMap<string, number> {
    const weights = new Map<string, number>();
    let squares = 0;
    for (const [feature, count] of bag) {
      const column = this.#columns.get(feature);
      const texts = (column === undefined ? 0 : this.#texts[column] as number) - (own ? 1 : 0);
      const weight = (1 + Math.log(count)) * this.#rarity(Math.max(0, texts));
      squares += weight * weight;
      weights.set(feature, weight);
    }
    const length = Math.sqrt(squares) || 1;
    for (const [feature, weight] of weights) weights.set(feature, weight / length);
    return weights;
  }

  /** Adds `share` times the cosine of a weighed text with every row before this one to `sums`. */
  addCosines(
    weighed: ReadonlyMap<string, number>,
    share: number,
    sums: Float64Array,
    before = Infinity,
  ): void {
    for (const [feature, weight] of weighed) {
      const column = this.#columns.get(feature);
      if (column === undefined) continue;
      const end = this.#starts[column + 1] as number;
      const scaled = share * weight;
      for (let place = this.#starts[column] as number; place < end; place++) {
        const row = this.#rows[place] as number;
        // The rows of a feature stand in order.
        if (row >= before) break;
        sums[row] = (sums[row] as number) + scaled * (this.#weights[place] as number);
      }
    }
  }
}
