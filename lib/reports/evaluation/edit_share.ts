function wordsOf(text: string): string[] {
  return text.replaceAll(/<!--[\s\S]*?-->|\[\^[^\]]+\]/g, " ").match(/[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu) ??
    [];
}

/** Levenshtein's distance by words, row by row. */
function distance(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, word] of one.entries()) {
    const next = [at + 1];
    for (let to = 1; to <= other.length; to++) {
      const replaced = (row[to - 1] as number) + (word === other[to - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[to] as number) + 1, (next[to - 1] as number) + 1));
    }
    row = next;
  }
  return row[other.length] as number;
}

/**
 * How much of a text people changed: words to add, take out or replace, over the words of the longer one; 0 to 1. Comments and
 * references to notes do not count.
 *
 * @example
 * ```ts
 * import { editShare } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(editShare("It took one hour.[^a]", "It took one hour."), 0);
 * assert.equal(editShare("It took one hour.", "It took two days."), 0.5);
 * assert.equal(editShare("", "It took one hour."), 1);
 * ```
 */
export function editShare(before: string, after: string): number {
  const [one, other] = [wordsOf(before), wordsOf(after)];
  const most = Math.max(one.length, other.length);
  return most === 0 ? 0 : distance(one, other) / most;
}
