import type { Narrative } from "../model/narrative.ts";
import type { Refused } from "./_check_answer.ts";
import { oneLine } from "./_one_line.ts";

const mostSentences = 40;
const longest = 240;

function short(text: string): string {
  const line = oneLine(text);
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}

/** Refused sentences as a person may review them: shortened, on one line, and without the key, should a model know it. */
export function reviewable(refused: readonly Refused[], key: string | null): Narrative["rejected"] {
  return refused.slice(0, mostSentences).map(({ sentence, why }) => {
    const holdsKey = key !== null && sentence.toLowerCase().includes(key.toLowerCase());
    return holdsKey
      ? { sentence: "(withheld)", why: "it holds the key" }
      : { sentence: short(sentence), why: short(why) };
  });
}
