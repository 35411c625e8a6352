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

/** What a row has, and from which row on what is rare of it is summed up. */
interface Asked {
  readonly row: number;
  readonly from: number;
  readonly words: Asking;
  readonly characters: Asking;
}

/** What rounding may take from a bound. */
const slack = 1e-9;
/** Rows that share most of what is rare, so many times those asked for: near enough that hardly any other is nearer. */
const firstTimes = 2;

/** The `k` rows of the greatest values above 0, greatest first, of equal ones the earlier. */
class Best {
  readonly #rows: Uint32Array;
  readonly #values: Float64Array;
  #count = 0;
  /** The smallest value kept once there are `k`, 0 before. */
  least = 0;

  constructor(k: number) {
    this.#rows = new Uint32Array(k);
    this.#values = new Float64Array(k);
  }

  #isBefore(place: number, row: number, value: number): boolean {
    const held = this.#values[place] as number;
    return value > held || (value === held && row < (this.#rows[place] as number));
  }

  offer(row: number, value: number): void {
    const [rows, values] = [this.#rows, this.#values];
    const last = rows.length - 1;
    if (value <= 0 || (this.#count > last && !this.#isBefore(last, row, value))) return;
    let place = this.#count > last ? last : this.#count++;
    for (; place > 0 && this.#isBefore(place - 1, row, value); place--) {
      rows[place] = rows[place - 1] as number;
      values[place] = values[place - 1] as number;
    }
    rows[place] = row;
    values[place] = value;
    if (this.#count > last) this.least = values[last] as number;
  }

  found(): EarlierRow[] {
    return Array.from(
      this.#rows.subarray(0, this.#count),
      (row, place) => ({ row, textSimilarity: this.#values[place] as number }),
    );
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
  /** Of what is rare in the row that asked last, by row. */
  readonly #sums: Float64Array;
  readonly #wordColumns: Float64Array;
  readonly #characterColumns: Float64Array;
  #last: Asked | null = null;

  /** @param size how many rows there are. */
  constructor(words: Kind, characters: Kind, size: number) {
    this.#words = words;
    this.#characters = characters;
    this.#whole = words.share + characters.share;
    this.#sums = new Float64Array(size);
    this.#wordColumns = new Float64Array(words.postings.width);
    this.#characterColumns = new Float64Array(characters.postings.width);
  }

  /** Lays out what a row has, and adds up what is rare of it in rows from `from` on, unless it was the last to ask. */
  #ask(row: number, from: number): Asked {
    const last = this.#last;
    if (last?.row === row && last.from <= from) return last;
    for (const column of last?.words.weighed.columns ?? []) this.#wordColumns[column] = 0;
    for (const column of last?.characters.weighed.columns ?? []) this.#characterColumns[column] = 0;
    this.#sums.fill(0, from, row);
    const words = this.#asking(this.#words, this.#wordColumns, row, from);
    const characters = this.#asking(this.#characters, this.#characterColumns, row, from);
    return this.#last = { row, from, words, characters };
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

  /**
   * Adds what is frequent to what is rare of a row, the few words first.
   *
   * @returns 0 where the words show that it comes to less than `least`.
   */
  #similarity(words: Asking, characters: Asking, other: number, least: number): number {
    const inWords = words.postings.addFrequent(this.#sums[other] as number, other, words.byColumn);
    const most = inWords + characters.frequent * (characters.postings.frequentLengths[other] as number);
    if (most + slack < least * this.#whole) return 0;
    return characters.postings.addFrequent(inWords, other, characters.byColumn) / this.#whole;
  }

  /** The `count` rows before a row that share most of what is rare. */
  #closest(row: number, count: number): readonly EarlierRow[] {
    const sums = this.#sums;
    const best = new Best(count);
    for (let other = 0; other < row; other++) {
      const sum = sums[other] as number;
      if (sum > best.least) best.offer(other, sum);
    }
    return best.found();
  }

  /** What words and characters of a row come to at most, by what is rare of them. */
  #most(words: Asking, characters: Asking, other: number): number {
    return (this.#sums[other] as number) + slack +
      words.frequent * (words.postings.frequentLengths[other] as number) +
      characters.frequent * (characters.postings.frequentLengths[other] as number);
  }

  /** The `k` most alike of the rows before a row, most alike first, of equal ones the earlier. */
  nearest(row: number, k: number): readonly EarlierRow[] {
    const { words, characters } = this.#ask(row, 0);
    const sums = this.#sums;
    const best = new Best(k);
    const closest = this.#closest(row, firstTimes * k);
    for (const { row: other } of closest) {
      best.offer(other, this.#similarity(words, characters, other, 0));
      sums[other] = -Infinity;
    }
    // No row has more that is frequent than its whole length, which is 1.
    const frequent = words.frequent + characters.frequent + slack;
    let needed = best.least * this.#whole;
    for (let other = 0; other < row; other++) {
      if ((sums[other] as number) + frequent < needed) continue;
      if (this.#most(words, characters, other) < needed) continue;
      best.offer(other, this.#similarity(words, characters, other, best.least));
      needed = best.least * this.#whole;
    }
    for (const { row: other, textSimilarity } of closest) sums[other] = textSimilarity;
    return best.found();
  }

  /** Rows from `from` to before a row that are more like it than their `least`, in order. */
  above(row: number, from: number, leastOf: (other: number) => number): readonly EarlierRow[] {
    const { words, characters } = this.#ask(row, from);
    const found: EarlierRow[] = [];
    for (let other = from; other < row; other++) {
      const least = Math.max(0, leastOf(other));
      if (this.#most(words, characters, other) < least * this.#whole) continue;
      const textSimilarity = this.#similarity(words, characters, other, least);
      if (textSimilarity > least) found.push({ row: other, textSimilarity });
    }
    return found;
  }
}
