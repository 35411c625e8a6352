import { htmlTree } from "../_html_tree.ts";
import { cleanText } from "./_text.ts";

/** Letters of a file and where they stand: how the words were marked up does not matter. */
class Letters {
  #text = "";
  /** Places in the letters at which a line of the file begins, and which. */
  readonly #starts: { readonly at: number; readonly line: number }[] = [];

  add(text: string, line: number): void {
    for (const [below, part] of text.split("\n").entries()) {
      const found = bare(part);
      if (found === "") continue;
      this.#starts.push({ at: this.#text.length, line: line + below });
      this.#text += found;
    }
  }

  /** Where letters stand that come next, as their place; -1 where they do not. */
  find(sought: string, from: number): number {
    const found = this.#text.slice(from, from + reach).indexOf(sought);
    return found < 0 ? -1 : from + found;
  }

  lineAt(place: number): number | null {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle]?.at ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return this.#starts[low - 1]?.line ?? null;
  }
}

/** How far ahead a line is looked for, in letters: further on it is another that reads alike. */
const reach = 100_000;
/** Letters of a line that are looked for: the file may break it behind them. */
const enough = 40;

/** The letters and digits of a text in Markdown, without the addresses of its links. */
function bare(text: string): string {
  return text.replaceAll(/\]\([^)\s]*\)/g, "").replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

/** A line of a text that was made of a file, counted from 1, as the line of the file; null where the file has no such words. */
export type OwnLines = (line: number) => number | null;

function ownLines(made: string, letters: Letters): OwnLines {
  let from = 0;
  const lines = cleanText(made).split("\n").map((line) => {
    const sought = bare(line);
    const found = sought === "" ? -1 : letters.find(sought.slice(0, enough), from);
    if (found < 0) return null;
    from = found + Math.min(enough, sought.length);
    return letters.lineAt(found);
  });
  return (line) => lines[line - 1] ?? null;
}

/** Lines of a page behind those of the Markdown made of it. */
export function linesOfHtml(made: string, html: string, thing: string): OwnLines {
  const letters = new Letters();
  let [line, counted] = [1, 0];
  htmlTree(html, thing, (text, place) => {
    for (; counted < place; counted++) if (html[counted] === "\n") line++;
    letters.add(text, line);
  });
  return ownLines(made, letters);
}

/** Lines of a text behind those of the Markdown made of it. */
export function linesOfText(made: string, text: string): OwnLines {
  const letters = new Letters();
  letters.add(text.replaceAll(/\r\n?/g, "\n"), 1);
  return ownLines(made, letters);
}
