import type { Random } from "../../../lib/stats/random.ts";

/** One thing in a draft, changed. */
export type DraftMutation = (text: string, random: Random) => string;

/** Replaces one match, drawn at random, in what stands above the evidence. */
function replaceOne(pattern: RegExp, by: (found: string, random: Random) => string): DraftMutation {
  return (text, random) => {
    const end = text.indexOf("\n## Evidence");
    // Front matter, headings, banner and instructions are no sentences.
    const from = text.indexOf("\n## Summary");
    const places = [...text.slice(0, end).matchAll(pattern)].filter(({ index }) =>
      index > from && !/^(?:## |<!-- [A-Z])/.test(text.slice(text.lastIndexOf("\n", index) + 1))
    );
    const place = places[random.integer(places.length)];
    if (!place) return text;
    const changed = by(place[0], random);
    return `${text.slice(0, place.index)}${changed}${text.slice(place.index + place[0].length)}`;
  };
}

const other = (found: string, among: readonly string[], random: Random) => {
  const left = among.filter((one) => one !== found);
  return left[random.integer(left.length)] ?? found;
};

const ids = /\[\^[^\]]+\]/g;

/** Every kind of change a draft must not survive. */
export const draftMutations: Readonly<Record<string, DraftMutation>> = {
  number: replaceOne(
    /(?<![\w.:^-])\d+(?![\w:-])/g,
    (found, random) => `${Number(found) + 1 + random.integer(9)}`,
  ),
  time: replaceOne(
    /\d\d:\d\d(?=:\d\d)/g,
    (found) => found.replace(/^\d\d/, (hour) => `${(Number(hour) + 1) % 24}`.padStart(2, "0")),
  ),
  date: replaceOne(/2026-03-04/g, () => "2026-03-05"),
  direction: replaceOne(/\b(?:before|after)\b/g, (found) => (found === "before" ? "after" : "before")),
  side: replaceOne(/\b(?:For|Against)\b(?=:)/g, (found) => (found === "For" ? "Against" : "For")),
  service: replaceOne(/payment-api|ledger/g, (found) => (found === "ledger" ? "payment-api" : "ledger")),
  citation: (text, random) => {
    const all = [...new Set(text.match(ids) ?? [])];
    return replaceOne(ids, (found) => other(found, all, random))(text, random);
  },
  added: replaceOne(/\.(?=\[\^)/g, () => " because nobody looked."),
};
