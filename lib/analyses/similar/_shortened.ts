import type { Telling } from "../../text/similarity_index.ts";
import { wordsOf } from "../../text/words_of.ts";

/** A telling without marks, as far as it has no more different words than `most`; the title comes first. */
export function shortened({ title, body }: Telling, most: number): Telling {
  const told = new Set<string>();
  const cut = (text: string) => {
    const runs = text.split(/(?<=\s)/u);
    const end = runs.findIndex((run) => {
      wordsOf(run).forEach((word) => told.add(word));
      return told.size > most;
    });
    return (end < 0 ? runs : runs.slice(0, end)).join("");
  };
  return { title: cut(title), body: cut(body), marks: [] };
}
