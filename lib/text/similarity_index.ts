import { characterRuns } from "./_character_runs.ts";
import { type EarlierRow, EarlierTexts } from "./_earlier_texts.ts";
import { Postings } from "./_postings.ts";
import { wordsOf } from "./words_of.ts";

export type { EarlierRow } from "./_earlier_texts.ts";

/** What somebody told of one thing, to be compared with others. */
export interface Telling {
  /** One line that names it. */
  readonly title: string;
  /** Everything else, as long as it may be; empty where there is none. */
  readonly body: string;
  /** Marks that are the same or not: services, rules, kinds; with a prefix, so that none is taken for another's. */
  readonly marks: readonly string[];
}

/** A row that is like a telling. */
export interface Likeness {
  /** Place in the tellings the index was made of. */
  readonly row: number;
  /** Words, characters and marks together, 0 to 1. */
  readonly similarity: number;
  /** Words and characters alone, 0 to 1. */
  readonly textSimilarity: number;
}

/** Which rows to look among. */
export interface LookOptions {
  /** Only rows from this one on; all unless told. */
  readonly from?: number;
  /** Only rows before this one; all unless told. */
  readonly before?: number;
  /** The row that asks, which is not its own neighbour and whose words count as if it were not there. */
  readonly self?: number;
}

/** Tellings prepared to be asked which of them are like another. */
export interface SimilarityIndex {
  /** Finds the `k` rows most like a telling, exactly, most alike first, of equal ones the earlier row; rows that share nothing are none. */
  nearest(telling: Telling, k: number, options?: LookOptions): Likeness[];
  /** Finds the `k` rows before a row most like it in words and characters, as `nearest` has them with the row as `self` and no marks. */
  nearestEarlier(row: number, k: number): readonly EarlierRow[];
  /** Finds the rows from `from` to before a row that are more like it in words and characters than `least` says of each, in order. */
  earlierAbove(row: number, from: number, least: (other: number) => number): readonly EarlierRow[];
  /** Stems that a telling shares with a row, those that weigh most in their cosine first. */
  sharedStems(telling: Telling, row: number): string[];
}

/** How much of the similarity comes from what, adding up to 1. */
const shares = { words: 0.6, characters: 0.35, marks: 0.05 } as const;
/** How often a word of the title counts: titles are short, and where some tellings have no body they must find them. */
const titleTimes = 1.25;

/** Share of tellings up to which a feature counts as rare, and is looked up before the others: whatever it is, answers are the same. */
const fewRows = { words: 0.1, characters: 0.04 } as const;

/** Words in order, and how often each counts. */
type Worded = readonly (readonly [words: readonly string[], times: number])[];
type Bag = Map<string, number>;

function wordsIn({ title, body }: Telling): Worded {
  return [[wordsOf(title), titleTimes], [wordsOf(body), 1]];
}

function add(bag: Bag, feature: string, times: number): void {
  bag.set(feature, (bag.get(feature) ?? 0) + times);
}

/** Words and pairs of neighbours. */
function wordBag(worded: Worded): Bag {
  const bag: Bag = new Map();
  for (const [words, times] of worded) {
    words.forEach((word, at) => {
      add(bag, word, times);
      if (at > 0) add(bag, `${words[at - 1]} ${word}`, times);
    });
  }
  return bag;
}

/** Makes the function that counts runs of characters; the runs of a word are made once. */
function runCounter(): (worded: Worded) => Bag {
  const known = new Map<string, readonly string[]>();
  return (worded) => {
    const bag: Bag = new Map();
    for (const [words, times] of worded) {
      for (const word of words) {
        const runs = known.get(word) ?? characterRuns(word);
        known.set(word, runs);
        for (const run of runs) add(bag, run, times);
      }
    }
    return bag;
  };
}

function markBag({ marks }: Telling): Bag {
  return new Map(marks.map((mark) => [mark, 1]));
}

/** The first `k`, most alike first, of equal ones the earlier row. */
function first(found: readonly Likeness[], k: number): Likeness[] {
  return found.toSorted((one, other) => other.similarity - one.similarity || one.row - other.row).slice(0, k);
}

/** The `k` best of the sums, best first. */
function best(sums: Float64Array, texts: Float64Array, k: number, look: LookOptions): Likeness[] {
  const { from = 0, before = Infinity, self } = look;
  let found: Likeness[] = [];
  let least = 0;
  for (let row = from; row < Math.min(sums.length, before); row++) {
    const similarity = sums[row] as number;
    if (similarity <= least || row === self) continue;
    const textSimilarity = (texts[row] as number) / (shares.words + shares.characters);
    found.push({ row, similarity, textSimilarity });
    if (found.length < 4 * k + 40) continue;
    found = first(found, k);
    least = found.at(-1)?.similarity ?? 0;
  }
  return first(found, k);
}

/**
 * Prepares tellings of many things for the question which of them are like another. Three cosines, each weighed by rarity,
 * are fused: of words and pairs of words (0.6), of runs of characters, which see through typing errors and inflection
 * (0.35), and of marks (0.05). A word of the title counts a quarter more. Texts should be masked before (`textMask`).
 *
 * Answers are exact: an index leads from each feature to the tellings that have it.
 *
 * @param tellings where only earlier ones may answer, in order of time.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { similarityIndex } from "hindcast";
 *
 * const pool = { title: "connection pool exhausted", body: "", marks: ["service:orders"] };
 * const expired = { title: "certificate expired", body: "", marks: ["service:orders"] };
 * const index = similarityIndex([expired, pool]);
 * const [nearest] = index.nearest({ title: "no connections left in the pool", body: "", marks: [] }, 1);
 * assert.equal(nearest?.row, 1);
 * ```
 */
export function similarityIndex(tellings: readonly Telling[]): SimilarityIndex {
  const runBag = runCounter();
  const worded = tellings.map(wordsIn);
  const words = new Postings(Iterator.from(worded).map(wordBag), fewRows.words);
  const characters = new Postings(Iterator.from(worded).map(runBag), fewRows.characters);
  const marks = new Postings(Iterator.from(tellings).map(markBag));
  const texts = new Float64Array(tellings.length);
  const sums = new Float64Array(tellings.length);
  const earlier = new EarlierTexts(
    { postings: words, share: shares.words },
    { postings: characters, share: shares.characters },
    tellings.length,
  );
  return {
    nearest(telling, k, options = {}) {
      const [own, asked] = [options.self !== undefined, wordsIn(telling)];
      texts.fill(0);
      words.addCosines(words.weigh(wordBag(asked), own), shares.words, texts, options);
      characters.addCosines(characters.weigh(runBag(asked), own), shares.characters, texts, options);
      sums.set(texts);
      marks.addCosines(marks.weigh(markBag(telling), own), shares.marks, sums, options);
      return best(sums, texts, k, options);
    },
    nearestEarlier: (row, k) => earlier.nearest(row, k),
    earlierAbove: (row, from, least) => earlier.above(row, from, least),
    sharedStems(telling, row) {
      const there = words.weighRow(row);
      const weights = new Map(Iterator.from(there.columns).map((column, at) => [column, there.weights[at]]));
      const asked = words.weigh(wordBag(wordsIn(telling)), false);
      return [...asked.columns].map((column, at) => ({
        stem: words.feature(column),
        weight: (asked.weights[at] as number) * (weights.get(column) ?? 0),
      })).filter(({ stem, weight }) => weight > 0 && !stem.includes(" "))
        .sort((one, other) => other.weight - one.weight || (one.stem < other.stem ? -1 : 1))
        .map(({ stem }) => stem);
    },
  };
}
