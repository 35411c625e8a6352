import { inverted } from "./_inverted.ts";
import { rowCount, type SparseRows } from "./sparse_rows.ts";

/** Weights of a text, scaled to length 1, of those of its features that a row has. */
export interface Weighed {
  /** Ascending. */
  readonly columns: Uint32Array;
  readonly weights: Float64Array;
}

/** Which products to add up. */
interface AddOptions {
  /** Only rows from this one on; all unless told. */
  readonly from?: number;
  /** Only rows before this one; all unless told. */
  readonly before?: number;
  /** All features unless told, or those few rows have. */
  readonly part?: "all" | "rare";
}

/** Rows of one kind of feature: what each has, and which have each, with how much it weighs. */
export class Postings {
  /** Features by their columns, the rarest first. */
  readonly #features: readonly string[];
  readonly #columns = new Map<string, number>();
  /** How many rows have a feature, by column. */
  readonly #texts: Uint32Array;
  readonly #byRow: SparseRows;
  readonly #byColumn: SparseRows;
  /** How much more each column weighs to one of its rows, which counts the others alone. */
  readonly #ownFactors: Float64Array;
  /** The first column that too many rows have to be rare. */
  readonly #firstFrequent: number;
  /** Length of the part of each row that is frequent. */
  readonly frequentLengths: Float64Array;
  /** Where the frequent part of each row begins. */
  readonly #frequentStarts: Uint32Array;

  /**
   * @param bags features of each row, with repeats.
   * @param few share of rows up to which a feature is rare.
   */
  constructor(bags: Iterable<ReadonlyMap<string, number>>, few = 1) {
    const { features, starts, columns, counts } = collected(bags);
    const size = starts.length - 1;
    const texts = new Uint32Array(features.length);
    for (const column of columns) texts[column] = (texts[column] as number) + 1;
    const order = Uint32Array.from(features.keys()).sort((one, other) =>
      (texts[one] as number) - (texts[other] as number) || one - other
    );
    const places = new Uint32Array(order.length);
    order.forEach((column, place) => places[column] = place);
    this.#features = Array.from(order, (column) => features[column] as string);
    this.#features.forEach((feature, column) => this.#columns.set(feature, column));
    this.#texts = order.map((column) => texts[column] as number);
    this.#ownFactors = Float64Array.from(
      this.#texts,
      (texts) => rarity(texts - 1, size) / rarity(texts, size),
    );
    this.#byColumn = inverted(
      this.#weighted({ starts, columns: columns.map((column) => places[column] as number), weights: counts }),
    );
    this.#byRow = inverted(this.#byColumn);
    const frequent = this.#texts.findIndex((texts) => texts > few * size);
    this.#firstFrequent = frequent < 0 ? order.length : frequent;
    const rows = Array.from({ length: size }, (_, row) => this.#row(row));
    this.frequentLengths = Float64Array.from(rows, (row) => this.frequentLength(row));
    this.#frequentStarts = Uint32Array.from(rows, (row, at) => (starts[at] as number) + this.#rareCount(row));
  }

  /** (1 + ln count) x rarity, each row scaled to length 1. */
  #weighted({ starts, columns, weights: counts }: Omit<SparseRows, "width">): SparseRows {
    const rarities = Float64Array.from(this.#texts, (texts) => rarity(texts, starts.length - 1));
    const weights = counts.map((count, at) =>
      (1 + Math.log(count)) * (rarities[columns[at] as number] as number)
    );
    for (let row = 0; row + 1 < starts.length; row++) scale(weights.subarray(starts[row], starts[row + 1]));
    return { starts, columns, weights, width: this.#texts.length };
  }

  #row(row: number): Weighed {
    const { starts, columns, weights } = this.#byRow;
    const [start, end] = [starts[row], starts[row + 1]];
    return { columns: columns.subarray(start, end), weights: weights.subarray(start, end) };
  }

  /** How many columns there are. */
  get width(): number {
    return this.#features.length;
  }

  /** What a column counts. */
  feature(column: number): string {
    return this.#features[column] as string;
  }

  /**
   * Weighs a text. Features no row has count towards its length, so that a text of unknown words is like nothing.
   *
   * @param own whether the text is one of the rows, and is to be weighed as if it were not.
   */
  weigh(bag: ReadonlyMap<string, number>, own: boolean): Weighed {
    const size = rowCount(this.#byRow);
    const found: [column: number, weight: number][] = [];
    let unknown = 0;
    for (const [feature, count] of bag) {
      const column = this.#columns.get(feature);
      const texts = (column === undefined ? 0 : this.#texts[column] as number) - (own ? 1 : 0);
      const weight = (1 + Math.log(count)) * rarity(Math.max(0, texts), size);
      if (column === undefined) unknown += weight * weight;
      else found.push([column, weight]);
    }
    found.sort(([one], [other]) => one - other);
    return {
      columns: Uint32Array.from(found, ([column]) => column),
      weights: scale(Float64Array.from(found, ([, weight]) => weight), unknown),
    };
  }

  /** Weighs a row as `weigh` does its text, as if it were not there. */
  weighRow(row: number): Weighed {
    const { columns, weights } = this.#row(row);
    const own = new Float64Array(columns.length);
    for (let at = 0; at < columns.length; at++) {
      own[at] = (weights[at] as number) * (this.#ownFactors[columns[at] as number] as number);
    }
    return { columns, weights: scale(own) };
  }

  #rareCount({ columns }: Weighed): number {
    const count = columns.findIndex((column) => column >= this.#firstFrequent);
    return count < 0 ? columns.length : count;
  }

  /** Length of the part of a text that is frequent. */
  frequentLength(text: Weighed): number {
    let squares = 0;
    for (const weight of text.weights.subarray(this.#rareCount(text))) squares += weight * weight;
    return Math.sqrt(squares);
  }

  /** Adds `share` times the cosine of a weighed text with every row to `sums`. */
  addCosines(
    { columns, weights }: Weighed,
    share: number,
    sums: Float64Array,
    { from = 0, before = Infinity, part = "all" }: AddOptions = {},
  ): void {
    const { starts, columns: rows, weights: others } = this.#byColumn;
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at] as number;
      if (part === "rare" && column >= this.#firstFrequent) break;
      const end = starts[column + 1] as number;
      const scaled = share * (weights[at] as number);
      for (let place = this.#firstFrom(column, from); place < end; place++) {
        const row = rows[place] as number;
        if (row >= before) break;
        sums[row] = (sums[row] as number) + scaled * (others[place] as number);
      }
    }
  }

  /** The first place of a column whose row is `from` or later. */
  #firstFrom(column: number, from: number): number {
    const { starts, columns: rows } = this.#byColumn;
    let [low, high] = [starts[column] as number, starts[column + 1] as number];
    if (from === 0) return low;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((rows[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A sum and the products of what is frequent in a row with what a text has in each column. */
  addFrequent(sum: number, row: number, byColumn: Float64Array): number {
    const { starts, columns, weights } = this.#byRow;
    const end = starts[row + 1] as number;
    let added = sum;
    for (let at = this.#frequentStarts[row] as number; at < end; at++) {
      added += (byColumn[columns[at] as number] as number) * (weights[at] as number);
    }
    return added;
  }
}

/** Features in the order they come, and their counts row by row. */
function collected(bags: Iterable<ReadonlyMap<string, number>>) {
  const known = new Map<string, number>();
  const [columns, counts, starts] = [new Array<number>(), new Array<number>(), [0]];
  for (const bag of bags) {
    for (const [feature, count] of bag) {
      const column = known.get(feature) ?? known.size;
      if (column === known.size) known.set(feature, column);
      columns.push(column);
      counts.push(count);
    }
    starts.push(columns.length);
  }
  return {
    features: [...known.keys()],
    starts: Uint32Array.from(starts),
    columns: Uint32Array.from(columns),
    counts: Float64Array.from(counts),
  };
}

function rarity(texts: number, size: number): number {
  return 1 + Math.log((1 + size) / (1 + texts));
}

/** Scales weights in place to length 1, counting what squares of others there are. */
function scale(weights: Float64Array, others = 0): Float64Array {
  let squares = others;
  for (const weight of weights) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) / length;
  return weights;
}
