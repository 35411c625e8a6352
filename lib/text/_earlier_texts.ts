import type { Postings, Weighed } from "./_postings.ts";

/** An earlier row, and how like it one is in words and characters, 0 to 1. */
export interface EarlierRow {
  /** Place in the tellings the index was made of. */
  readonly row: number;
  /** Of words and characters, 0 to 1. */
  readonly textSimilarity: number;
}

/** Features of one kind, and how much of the similarity comes from them. */
interface Kind {
  readonly postings: Postings;
  readonly share: number;
}

/** What the row that asks has of one kind. */
interface Asking {
  readonly postings: Postings;
  readonly weighed: Weighed;
  /** Share times weight, by column. */
  readonly byColumn: Float64Array;
  /** Share times the length of the frequent part. */
  readonly frequent: number;
}

/** What rounding may take from a bound. */
const slack = 1e-9;
/** Rows that share most of what is rare, so many times those asked for: near enough that hardly any other is nearer. */
const firstTimes = 2;

/** The `k` rows of the greatest values above a floor; rows are offered in order, and of equal ones the earlier stays. */
class Best {
  readonly rows: EarlierRow[] = [];
  readonly #k: number;
  #least: number;

  constructor(k: number, floor: number) {
    this.#k = k;
    this.#least = floor;
  }

  /** What the next one must exceed. */
  get least(): number {
    return this.#least;
  }

  offer(row: number, textSimilarity: number): void {
    if (textSimilarity <= this.#least) return;
    const place = this.rows.findIndex((one) => one.textSimilarity < textSimilarity);
    this.rows.splice(place < 0 ? this.rows.length : place, 0, { row, textSimilarity });
    if (this.rows.length > this.#k) this.rows.pop();
    if (this.rows.length === this.#k) this.#least = this.rows.at(-1)?.textSimilarity ?? this.#least;
  }
}

/**
 * Compares rows with those before them, exactly, without adding up what cannot matter. Nearly all products of cosines are
 * those of features that many rows have, which weigh little: so the rare ones are added up first, and the others, which
 * come to no more than the lengths of both frequent parts multiplied, only where they could still bring a row near enough
 * (after Bayardo, Ma and Srikant 2007, doi:10.1145/1242572.1242591).
 */
export class EarlierTexts {
  readonly #words: Kind;
  readonly #characters: Kind;
  readonly #whole: number;
  /** Of what is rare, by row. */
  readonly #sums: Float64Array;
  readonly #wordColumns: Float64Array;
  readonly #characterColumns: Float64Array;

  /** @param size how many rows there are. */
  constructor(words: Kind, characters: Kind, size: number) {
    this.#words = words;
    this.#characters = characters;
    this.#whole = words.share + characters.share;
    this.#sums = new Float64Array(size);
    this.#wordColumns = new Float64Array(words.postings.width);
    this.#characterColumns = new Float64Array(characters.postings.width);
  }

  /** Lays out what a row has, and adds up what is rare of it in rows from `from` on; calls, and clears up. */
  #ask<Found>(row: number, from: number, look: (words: Asking, characters: Asking) => Found): Found {
    this.#sums.fill(0, from, row);
    const words = this.#asking(this.#words, this.#wordColumns, row, from);
    const characters = this.#asking(this.#characters, this.#characterColumns, row, from);
    const found = look(words, characters);
    for (const column of words.weighed.columns) this.#wordColumns[column] = 0;
    for (const column of characters.weighed.columns) this.#characterColumns[column] = 0;
    return found;
  }

  #asking({ postings, share }: Kind, byColumn: Float64Array, row: number, from: number): Asking {
    const weighed = postings.weighRow(row);
    postings.addCosines(weighed, share, this.#sums, { from, before: row, part: "rare" });
    const { columns, weights } = weighed;
    for (let at = 0; at < columns.length; at++) {
      byColumn[columns[at] as number] = share * (weights[at] as number);
    }
    return { postings, weighed, byColumn, frequent: share * postings.frequentLength(weighed) };
  }

  #similarity(words: Asking, characters: Asking, other: number): number {
    const inWords = words.postings.addFrequent(this.#sums[other] as number, other, words.byColumn);
    return characters.postings.addFrequent(inWords, other, characters.byColumn) / this.#whole;
  }

  /** A similarity that `k` rows reach, by those that share most of what is rare. */
  #reached(words: Asking, characters: Asking, row: number, k: number): number {
    const sums = this.#sums;
    const best = new Best(firstTimes * k, 0);
    for (let other = 0; other < row; other++) {
      const sum = sums[other] as number;
      if (sum > best.least) best.offer(other, sum);
    }
    const reached = best.rows.map(({ row: other }) => this.#similarity(words, characters, other));
    return reached.sort((one, other) => other - one)[k - 1] ?? 0;
  }

  /** What words and characters of a row come to at most, by what is rare of them. */
  #most(words: Asking, characters: Asking): (other: number) => number {
    const [sums, ofWords, ofCharacters] = [
      this.#sums,
      words.postings.frequentLengths,
      characters.postings.frequentLengths,
    ];
    return (other) =>
      (sums[other] as number) + words.frequent * (ofWords[other] as number) +
      characters.frequent * (ofCharacters[other] as number) + slack;
  }

  /** The `k` most alike of the rows before a row, most alike first, of equal ones the earlier. */
  nearest(row: number, k: number): readonly EarlierRow[] {
    return this.#ask(row, 0, (words, characters) => {
      const most = this.#most(words, characters);
      const best = new Best(k, Math.max(0, this.#reached(words, characters, row, k) - slack));
      for (let other = 0; other < row; other++) {
        if (most(other) <= best.least * this.#whole) continue;
        best.offer(other, this.#similarity(words, characters, other));
      }
      return best.rows;
    });
  }

  /** Rows from `from` to before a row that are more like it than their `least`, in order. */
  above(row: number, from: number, leastOf: (other: number) => number): readonly EarlierRow[] {
    return this.#ask(row, from, (words, characters) => {
      const most = this.#most(words, characters);
      const found: EarlierRow[] = [];
      for (let other = from; other < row; other++) {
        const least = Math.max(0, leastOf(other));
        if (most(other) <= least * this.#whole) continue;
        const textSimilarity = this.#similarity(words, characters, other);
        if (textSimilarity > least) found.push({ row: other, textSimilarity });
      }
      return found;
    });
  }
}
