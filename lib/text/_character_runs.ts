const shortest = 3;
const longest = 5;

/** Runs of 3 to 5 characters of a word, whose ends count as blanks. */
export function characterRuns(word: string): string[] {
  const bounded = [..." " + word + " "];
  const runs: string[] = [];
  for (let length = shortest; length <= Math.min(longest, bounded.length); length++) {
    for (let at = 0; at + length <= bounded.length; at++) runs.push(bounded.slice(at, at + length).join(""));
  }
  return runs;
}
