/** Samples read, column by column; the rows below `rows` are filled. */
export class SampleBatch {
  rows = 0;
  readonly series: Int32Array<ArrayBuffer>;
  /** Microseconds since 1970. */
  readonly times: BigInt64Array<ArrayBuffer>;
  readonly values: Float64Array<ArrayBuffer>;
  /** Physical lines. */
  readonly lines: Int32Array<ArrayBuffer>;
  readonly #halves: Uint32Array;
  constructor(readonly capacity: number) {
    this.series = new Int32Array(capacity);
    this.times = new BigInt64Array(capacity);
    this.values = new Float64Array(capacity);
    this.lines = new Int32Array(capacity);
    this.#halves = new Uint32Array(this.times.buffer);
  }

  add(series: number, micros: number, value: number, line: number): void {
    const row = this.rows++;
    this.series[row] = series;
    // In halves, for a BigInt of each would be an object of each.
    this.#halves[2 * row] = micros >>> 0;
    this.#halves[2 * row + 1] = Math.floor(micros / 2 ** 32);
    this.values[row] = value;
    this.lines[row] = line;
  }
}
