import type { Telling } from "../../text/similarity_index.ts";
import { nearerTo, nearestCounted, nearestEarlier } from "./_earlier.ts";
import { fewestWords, type History, type Told } from "./_history.ts";
import { shortened } from "./_shortened.ts";
import type { Unjudged } from "./unjudged.ts";

/** What one earlier incident is worth where no family is: what happened before in the same words is not new. */
const single = 0.5;
/** Incidents of known families that it is held against, the latest ones: families come and go. */
const window = 100;
/** How far one verdict moves the level: a few dozen wrong ones undo a drift. */
const step = 0.02;
/** The level stays between a third of what is asked and three times that. */
const reach = 3;
/** Others are cut to the number of words of a description rounded down to a multiple of this, so that few lengths have to be prepared. */
const wordStep = 8;
/** Incidents that are cut, the latest ones: each is looked up anew. */
const cutWindow = window / 2;
/** Fewer than these cannot tell what is usual. */
export const fewestUsual = 30;

/** Whether an incident is new, and against what. */
export interface Verdict {
  /** Closeness to the nearest known family: similarities of those of the five nearest earlier incidents that are in it, over five, or half of the square of `nearest` if that is more; 0 to 1. */
  readonly closeness: number;
  /** Similarity of the nearest earlier incident in words and characters, 0 to 1. */
  readonly nearest: number;
  /** Share of incidents of known families that are as far from any, itself counted in; null where it cannot be told. */
  readonly pValue: number | null;
  /** Incidents of known families it was held against. */
  readonly n: number;
  /** Closeness below which it is new; null where it cannot be told. */
  readonly threshold: number | null;
  /** Whether nothing like it came before; null where it cannot be told. */
  readonly isNew: boolean | null;
  /** Why it cannot be told; null where it can. */
  readonly unjudged: Unjudged | null;
}

interface Neighbour {
  readonly similarity: number;
  readonly family: string | null;
}

/** The nearest of an incident that has come, and what follows from them: it is asked far more often than they change. */
interface Kept {
  readonly nearest: readonly Neighbour[];
  readonly closeness: number;
  /** Similarity that a new neighbour must exceed. */
  readonly least: number;
}

/** The largest share any family has in the similarities of the nearest; one incident alone is worth half of its squared similarity. */
function closenessOf(nearest: readonly Neighbour[]): number {
  const shares = new Map<string, number>();
  for (const { similarity, family } of nearest) {
    if (family !== null) shares.set(family, (shares.get(family) ?? 0) + similarity / nearestCounted);
  }
  return Math.max(single * (nearest[0]?.similarity ?? 0) ** 2, ...shares.values());
}

/** Whether it has too few words to be called new or not. */
function isThin(told: Told | undefined): boolean {
  return (told?.words ?? 0) < fewestWords;
}

function kept(nearest: readonly Neighbour[]): Kept {
  return {
    nearest,
    closeness: closenessOf(nearest),
    least: nearest[nearestCounted - 1]?.similarity ?? -1,
  };
}

/**
 * Keeps how close to a known family each incident is among all that have come, before and after it.
 *
 * What is new is like incidents of several families or of none, in stock phrases: so the family counts, not the nearest
 * incident alone. The closeness of others is that among all there is now (leave one out; Vovk, Gammerman and Shafer 2005,
 * Algorithmic Learning in a Random World, section 2.2). Held against the closeness they had when they came, everything
 * would seem usual: the past they came to was shorter, and less was in it that could be like them.
 */
export class Neighbourhoods {
  readonly #history: History;
  readonly #begin: number;
  /** By row, from `#begin` on; of those others are held against. */
  readonly #kept: (Kept | undefined)[] = [];
  /** What is usual before a row of incidents cut to so many words. */
  readonly #shortened = new Map<string, readonly number[]>();
  readonly #families = new Map<string, number>();
  readonly #asked: number;
  #level: number;

  /**
   * @param begin row from which on incidents are kept.
   * @param coverage share of incidents of known families that are not to be called new.
   */
  constructor(history: History, begin: number, coverage: number) {
    this.#history = history;
    this.#asked = 1 - coverage;
    this.#level = 1 - coverage;
    this.#begin = begin;
    for (let row = 0; row < begin; row++) this.#join(row);
  }

  #join(row: number): void {
    const family = this.#history.rows[row]?.family ?? null;
    if (family !== null) this.#families.set(family, (this.#families.get(family) ?? 0) + 1);
  }

  #offer(row: number, neighbour: Neighbour): void {
    const nearest = [...this.#kept[row - this.#begin]?.nearest ?? [], neighbour];
    nearest.sort((one, other) => other.similarity - one.similarity);
    this.#kept[row - this.#begin] = kept(nearest.slice(0, nearestCounted));
  }

  #neighbour(row: number, similarity: number): Neighbour {
    return { similarity, family: this.#history.rows[row]?.family ?? null };
  }

  /** The nearest of a telling among the rows before. */
  #nearestOf(telling: Telling, before: number, self?: number): readonly Neighbour[] {
    return this.#history.index.nearest({ ...telling, marks: [] }, nearestCounted, {
      before,
      ...(self === undefined ? {} : { self }),
    }).map(({ row, textSimilarity }) => this.#neighbour(row, textSimilarity));
  }

  /** The nearest of a row among those before it. */
  #earlier(row: number): readonly Neighbour[] {
    return nearestEarlier(this.#history, row).map((one) => this.#neighbour(one.row, one.textSimilarity));
  }

  /** Whether others are held against the incident of a row. */
  #isUsual(row: number): boolean {
    return (this.#history.rows[row]?.family ?? null) !== null && !isThin(this.#history.told[row]);
  }

  /** Judges the incident of a row by those before it, which must have come. */
  verdict(row: number): Verdict {
    return this.#verdict(this.#history.told[row] as Told, this.#earlier(row), this.#usual(row), true);
  }

  /** Lets the incident of a row come; those before it must have come. */
  come(row: number): void {
    if (this.isKnown(row)) this.#correct(this.verdict(row));
    const own = this.#history.rows[row]?.family ?? null;
    const least = (other: number) => this.#kept[other - this.#begin]?.least ?? Infinity;
    for (const { row: other, textSimilarity } of nearerTo(this.#history, row, this.#begin, least)) {
      this.#offer(other, { similarity: textSimilarity, family: own });
    }
    if (this.#isUsual(row)) this.#kept[row - this.#begin] = kept(this.#earlier(row));
    this.#join(row);
  }

  /**
   * Moves the level after an incident of a known family, so that as many are called new in the long run as were to be,
   * though texts and families change (adaptive conformal inference; Gibbs and Candes 2021, arXiv:2106.00170).
   */
  #correct({ isNew }: Verdict): void {
    if (isNew === null) return;
    const level = this.#level + step * (this.#asked - (isNew ? 1 : 0));
    this.#level = Math.min(reach * this.#asked, Math.max(this.#asked / reach, level));
  }

  /**
   * Judges what has not come against those that have. What somebody describes is shorter than what becomes of an incident,
   * and less like anything for that alone: it is held against others cut to about as many words.
   *
   * @param self its row, where it is one.
   */
  judge(asked: Told, before: number, self?: number): Verdict {
    const nearest = this.#nearestOf(asked.telling, before, self);
    const isDescribed = self === undefined && !isThin(asked);
    const usual = isDescribed ? this.#usualIn(asked.words, before) : this.#usual(before);
    return this.#verdict(asked, nearest, usual, self !== undefined);
  }

  /** Whether an incident of the same family came before this row. */
  isKnown(row: number): boolean {
    const family = this.#history.rows[row]?.family ?? null;
    return family !== null && (this.#families.get(family) ?? 0) > 0;
  }

  /** Closeness of the latest `count` incidents of families that came more than once, each cut to `most` words. */
  #usual(before: number, count = window, most = Infinity): number[] {
    const { rows, told } = this.#history;
    const usual: number[] = [];
    for (let row = before - 1; row >= this.#begin && usual.length < count; row--) {
      const one = this.#kept[row - this.#begin];
      if (!one || (this.#families.get(rows[row]?.family ?? "") ?? 0) <= 1) continue;
      const { words, telling } = told[row] as Told;
      usual.push(
        words <= most ? one.closeness : closenessOf(this.#nearestOf(shortened(telling, most), before, row)),
      );
    }
    return usual;
  }

  /** What is usual of incidents in about so many words; once for as many, for each is looked up anew. */
  #usualIn(words: number, before: number): readonly number[] {
    const most = words - words % wordStep;
    const key = `${before} ${most}`;
    const usual = this.#shortened.get(key) ?? this.#usual(before, cutWindow, most);
    this.#shortened.set(key, usual);
    return usual;
  }

  #verdict(
    told: Told,
    neighbours: readonly Neighbour[],
    usual: readonly number[],
    isOne: boolean,
  ): Verdict {
    const n = usual.length;
    const closeness = closenessOf(neighbours);
    const nearest = neighbours[0]?.similarity ?? 0;
    const untold = (unjudged: Unjudged): Verdict => (
      { closeness, nearest, pValue: null, n, threshold: null, isNew: null, unjudged }
    );
    if (isThin(told)) return untold("thin");
    if (n < fewestUsual) return untold("early");
    const others = new Float64Array(usual).sort();
    const pValue = (1 + usual.filter((other) => other <= closeness).length) / (n + 1);
    const level = this.#level + 1e-12;
    const threshold = others[Math.floor(level * (n + 1)) - 1] ?? 0;
    const isNew = pValue <= level;
    if (isNew && this.#history.vocabulary.isForeign(told.telling, isOne)) return untold("foreign");
    return { closeness, nearest, pValue, n, threshold, isNew, unjudged: null };
  }
}

/** The row from which on incidents must come so that one before a row can be held against enough others. */
export function windowBefore({ rows, told }: History, before: number): number {
  let usual = 0;
  for (let row = before - 1; row >= 0; row--) {
    if (rows[row]?.family !== null && !isThin(told[row])) usual++;
    if (usual >= window) return row;
  }
  return 0;
}

const come = new WeakMap<History, Map<string, Neighbourhoods>>();

/** What is usual before a row; once for the same history, row and coverage. */
export function usualBefore(history: History, before: number, coverage: number): Neighbourhoods {
  const known = come.get(history) ?? new Map<string, Neighbourhoods>();
  come.set(history, known);
  const key = `${before} ${coverage}`;
  const kept = known.get(key);
  if (kept) return kept;
  const begin = windowBefore(history, before);
  const hoods = new Neighbourhoods(history, begin, coverage);
  for (let row = begin; row < before; row++) hoods.come(row);
  known.set(key, hoods);
  return hoods;
}
