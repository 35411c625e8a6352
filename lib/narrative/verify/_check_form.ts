import type { Sentence } from "../_sentence.ts";

/** Each mark of trouble in the text between the placeholders, and what to call it. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/\p{N}/u, "it holds a typed digit"],
  [/[^\x20-\x7e’—]/u, "it holds a character outside plain English text"],
  [/[<>]|&\w*;/, "it holds HTML"],
  [/[*_`#~|[\]\\^]|^\s*[-+]/, "it holds Markdown"],
  [/:\/|\bwww\b|@|\w\.\w|:(?! )/i, "it holds an address"],
  [/["$%&/+!?]/, "it holds a mark that has no place in it"],
  [/(?<!\b[npq] )=|=(?! \{\})/, "it holds an equals sign outside n = and p ="],
  [/\.\s+\S/, "it is more than one sentence"],
  [/ {2}|^\s|\s$|\s-\s|-(?=\{)|--/, "it holds a stray space or hyphen"],
  [/(?:[^\s(—]|^-)\{\}|\{\}(?:[^\s,.;:)’'—]|$)/, "a placeholder touches the word beside it"],
  [/[{}](?<!\{)(?<!\{\})|\{(?!\})/, "it has a brace that opens no value"],
  [
    /(?<![A-Za-z])(?![AaNnPpQq](?![A-Za-z]))[A-Za-z](?![A-Za-z])(?<!['’][A-Za-z])/,
    "it spells with single letters",
  ],
  [/\b(?!(?:CI|CD|DC|MD)\b)[IVXLCDM]{2,}\b/, "it holds a Roman numeral"],
];

/** Characters and markup. */
export function checkForm({ bare }: Sentence): string[] {
  const found = marks.filter(([mark]) => mark.test(bare)).map(([, why]) => why);
  if (!/\.$/.test(bare)) found.push("it does not end with a full stop");
  if (!/^(?:[A-Z]|\{\})/.test(bare)) found.push("it does not start with a capital letter or a value");
  return found;
}
