/** English words that say nothing about what failed. */
const empty = new Set(
  ("a about above after again all also am an and any are as at be because been before being below between both but by can " +
    "could did do does doing done during each few for from further had has have having he her here him his how i if in into is it its " +
    "itself just me more most my no nor not now of off on once only or other our out over own per same she should since so some such " +
    "than that the their them then there these they this those through to too under until up upon us very via was we were what when " +
    "where which while who why will with within without would you your").split(" "),
);

/** Scripts written without blanks between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segments = new Intl.Segmenter(undefined, { granularity: "word" });
const word = /[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}]+)?/gu;

function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  return word.replace(/ies$/, "y").replace(/(?<=[sxz]|ch|sh)es$|s$/, "");
}

/** The stem of an English word by its commonest endings: "failing" and "failed" lose them, "status" does not. */
function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const base = singular(word);
  const bare = base.replace(/(?<=[a-z]{3})(?:ing|ed)$/, "");
  const single = bare === base ? bare : bare.replace(/([bdgmnprt])\1$/, "$1");
  return single.replace(/(?<=[a-z]{3})e$/, "");
}

function parted(run: string): string[] {
  if (!unspaced.test(run)) return [run];
  return [...segments.segment(run)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

function stemsOf(run: string): readonly string[] {
  return parted(run).filter((found) => !empty.has(found)).map((found) => stem(found.replace(/'s?$/, "")))
    .filter((found) => found.length > 1 || unspaced.test(found));
}

/** Runs of letters met before: texts of one company have few different words. */
const known = new Map<string, readonly string[]>();
const mostKnown = 50_000;

function knownStemsOf(run: string): readonly string[] {
  const before = known.get(run);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const stems = stemsOf(run);
  known.set(run, stems);
  return stems;
}

/**
 * The words of a text in order: in lower case, without English words that say nothing, English ones by their stem.
 * Texts in scripts without blanks are parted as their language does.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { wordsOf } from "hindcast";
 *
 * assert.deepEqual(wordsOf("The pods are failing their health checks"), ["pod", "fail", "health", "check"]);
 * assert.deepEqual(wordsOf("データベース接続エラー").length > 1, true);
 * ```
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const run of text.toLowerCase().replaceAll("’", "'").match(word) ?? []) {
    words.push(...knownStemsOf(run));
  }
  return words;
}
