import { type Sentence, type Token, unquoted } from "../_sentence.ts";

const simple =
  "zero|nil|nought|naught|zilch|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|" +
  "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|" +
  "nine?ty|hundred|thousand|million|billion|trillion|dozen|score|gross|myriad|umpteen";
const ordinal =
  "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\\w+teenth|" +
  "\\w+tieth|hundredth|thousandth|millionth";
const multiple = "once|twice|thrice|double[sd]?|doubling|triple[sd]?|tripling|treble[sd]?|quadruple[sd]?|" +
  "quadrupling|quintuple[sd]?|\\w+fold|half|halves|halve[sd]?|halving|both|pair|couple|duo|trio|single|sole|solo|" +
  "fortnight|fortnightly|biweekly|decade|century|percent|percentage|cent|pct|minus|plus|negative|times";
const quantity =
  "all|every|everything|everyone|none|nothing|most|mostly|majority|minority|always|whole|entire|" +
  "entirely|several|few|many|lots|numerous|countless";
const foreign =
  "ein|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|hundert|tausend|\\w+zig|un|deux|" +
  "trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|vingt|trente|quarante|cinquante|soixante|cent|mille|uno|dos|tres|" +
  "cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|treinta|cuarenta|cincuenta|cien|ciento|mil|due|quattro|cinque|" +
  "sei|sette|otto|nove|dieci|venti|cento";

const alone = new RegExp(`^(?:(?:${simple})s?|(?:${ordinal})(?:s|ly)?|${multiple}|${quantity}|${foreign})$`);
const compound = new RegExp(`^(?:(?:${simple}|and|${ordinal})s?){2,}$`);
/** "this quarter" is a period; "a quarter of" and "quarters of" are numbers. */
function isFraction(tokens: readonly Token[], index: number): boolean {
  const word = tokens[index]?.word ?? "";
  const before = tokens[index - 1]?.word ?? "";
  const after = tokens[index + 1]?.word ?? "";
  const isPeriod = /^(?:earlier|before|ago|later)$/.test(after);
  return /^quarters?$/.test(word) && (after === "of" || (/^(?:a|another)$/.test(before) && !isPeriod));
}

/** "Too few incidents" and "this many" count nothing. */
function isScarcity(tokens: readonly Token[], index: number): boolean {
  return /^(?:few|many)$/.test(tokens[index]?.word ?? "") &&
    /^(?:too|this|so|how)$/.test(tokens[index - 1]?.word ?? "");
}

/** A number word may be quoted, with what it counts: "half of the incidents" is not half of anything else. */
function isQuoted(tokens: readonly Token[], index: number): boolean {
  return tokens.slice(index, index + 4).every(({ quotedFrom }) => quotedFrom.size > 0);
}

function numberWords({ tokens }: Sentence): string[] {
  return tokens
    .filter(({ word }, index) =>
      !isQuoted(tokens, index) && !word.startsWith("{") && !isScarcity(tokens, index) &&
      (alone.test(word) || compound.test(word) || isFraction(tokens, index))
    )
    .map(({ word }) => `"${word}" counts without a placeholder`);
}

/** A hyphen inside a word must not hide one: "for-ty". */
function hyphenated({ bare }: Sentence): string[] {
  return (bare.toLowerCase().match(/[a-z]+(?:['’-][a-z]+)+/g) ?? [])
    .map((word) => word.replaceAll(/['’-]/g, ""))
    .filter((word) => alone.test(word) || compound.test(word))
    .map((word) => `"${word}" counts without a placeholder`);
}

/** No number is written but through a placeholder. */
export function checkNumbers(sentence: Sentence): string[] {
  const adjacent = /\{\}\s+\{\}/.test(sentence.bare) ? ["two values stand side by side"] : [];
  const roots = unquoted(sentence.tokens, /\p{L}(?:teen|illion)s?$/u).map((word) =>
    `"${word}" counts without a placeholder`
  );
  return [...new Set([...numberWords(sentence), ...hyphenated(sentence), ...roots, ...adjacent])];
}
