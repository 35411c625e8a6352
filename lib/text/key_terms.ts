import { wordsOf } from "./words_of.ts";

/** A word that tells a group of texts from the others. */
export interface KeyTerm {
  /** As the texts write it, in lower case. */
  readonly term: string;
  /** Texts of the group that write it so. */
  readonly texts: number;
}

/** Which terms are taken. */
export interface KeyTermOptions {
  /** How many; default 3. */
  readonly most?: number;
  /** Texts of the group that must write a term; default 3. */
  readonly fewest?: number;
}

const run = /[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}]+)?/gu;

/** Words of a text by their stems, each with the ways the text writes it. */
function writtenIn(text: string): Map<string, Set<string>> {
  const written = new Map<string, Set<string>>();
  for (const found of text.toLowerCase().match(run) ?? []) {
    const stems = wordsOf(found);
    for (const stem of stems) {
      const ways = written.get(stem) ?? new Set<string>();
      written.set(stem, ways.add(stems.length === 1 ? found : stem));
    }
  }
  return written;
}

function counted(texts: readonly Map<string, Set<string>>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const stem of text.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

function commonestWay(stem: string, texts: readonly Map<string, Set<string>>[]): KeyTerm {
  const ways = new Map<string, number>();
  for (const text of texts) for (const way of text.get(stem) ?? []) ways.set(way, (ways.get(way) ?? 0) + 1);
  const [first = [stem, 0]] = [...ways].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { term: first[0], texts: first[1] };
}

/**
 * Finds for each group of texts the words that tell it from the others: frequent in it, rare elsewhere. The weight of a
 * word is its share of the group's texts times the logarithm of how much larger that is than its share of all texts.
 *
 * @param texts masked, so that no number or name of a host becomes a term.
 * @param groups group of each text, from 0; -1: in none.
 * @returns terms of each group, strongest first; each stands as written in at least `fewest` of its texts.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { keyTerms } from "hindcast";
 *
 * const texts = ["pools full", "pools drained", "pools gone", "disk full", "disk gone", "disk lost"];
 * assert.deepEqual(keyTerms(texts, [0, 0, 0, 1, 1, 1]).map((terms) => terms.map(({ term }) => term)), [["pools"], ["disk"]]);
 * ```
 */
export function keyTerms(
  texts: readonly string[],
  groups: ArrayLike<number>,
  { most = 3, fewest = 3 }: KeyTermOptions = {},
): KeyTerm[][] {
  const written = texts.map(writtenIn);
  const all = counted(written);
  const members = Map.groupBy(written.keys(), (at) => groups[at] as number);
  const count = Math.max(-1, ...members.keys()) + 1;
  return Array.from({ length: count }, (_, group) => {
    const own = (members.get(group) ?? []).map((at) => written[at] as Map<string, Set<string>>);
    const strongest = [...counted(own)]
      .filter(([, n]) => n >= fewest)
      .map(([stem, n]) => {
        const share = n / own.length;
        return { stem, weight: share * Math.log(share / ((all.get(stem) ?? n) / texts.length)) };
      })
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1));
    const terms: KeyTerm[] = [];
    for (const { stem } of strongest) {
      if (terms.length === most) break;
      const term = commonestWay(stem, own);
      if (term.texts >= fewest) terms.push(term);
    }
    return terms;
  });
}
