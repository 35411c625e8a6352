import { type LogWord, wildcard } from "./_log_word.ts";

const longestUnit = 4;

function joined(words: readonly LogWord[]): LogWord[] {
  const out: LogWord[] = [];
  for (const word of words) {
    const last = out.at(-1);
    if (word.text === wildcard && last?.text === wildcard) {
      out[out.length - 1] = { text: wildcard, from: last.from, to: word.to };
    } else out.push(word);
  }
  return out;
}

/** How often the unit of n words at a place comes again right behind itself. */
function repeats(words: readonly LogWord[], at: number, n: number): number {
  let end = at + n;
  while (end < words.length && words[end]?.text === words[end - n]?.text) end++;
  return Math.floor((end - at) / n) - 1;
}

function withoutRepeats(words: readonly LogWord[], n: number): LogWord[] {
  const out: LogWord[] = [];
  for (let at = 0; at < words.length;) {
    const again = repeats(words, at, n);
    const unit = words.slice(at, at + n);
    const last = words[at + n * (again + 1) - 1];
    if (again > 0 && last && unit.some(({ text }) => text === wildcard)) {
      const end = unit.at(-1) as LogWord;
      out.push(...unit.slice(0, -1), { text: end.text, from: end.from, to: last.to });
      at += n * (again + 1);
    } else out.push(words[at++] as LogWord);
  }
  return out;
}

/**
 * Makes one of lists: wildcards side by side, and repeats of up to four words that hold one, so that a line with three
 * hosts and a line with five have one form.
 */
export function collapse(words: readonly LogWord[]): LogWord[] {
  let collapsed = joined(words);
  let wild = 0;
  for (const { text } of collapsed) if (text === wildcard) wild++;
  for (let n = 2; n <= longestUnit && wild > 1; n++) collapsed = withoutRepeats(collapsed, n);
  return wild > 1 ? joined(collapsed) : collapsed;
}
