import type { Claim } from "../../model/claim.ts";
import { boundValue, type Placeholder, placeholdersOf } from "../_placeholder.ts";
import type { Sentence } from "../_sentence.ts";

interface Shown {
  readonly id: string;
  /** Where the claim's first name and first number stand; undefined where it shows none. */
  readonly name: number | undefined;
  readonly number: number | undefined;
  readonly hasNames: boolean;
  readonly hasNumbers: boolean;
}

function isName({ value }: { readonly value: unknown }): boolean {
  return typeof value === "string";
}

function shownOf(claim: Claim, { placeholders, known }: Sentence): Shown {
  const own = placeholders.filter(({ claimId }) => claimId === claim.id);
  const first = (names: boolean) =>
    own.find((placeholder: Placeholder) => {
      const bound = boundValue(placeholder, known);
      return bound !== undefined && isName(bound) === names;
    })?.index;
  const values = Object.values(claim.values);
  return {
    id: claim.id,
    name: first(true),
    number: first(false),
    hasNames: values.some(isName),
    hasNumbers: values.some((bound) => !isName(bound)),
  };
}

/** Whether a clause names the claim and gives a number of another: "for {a:service} the median was {b:median}". */
function lendsName({ id, number, hasNumbers }: Shown, { clauses, known }: Sentence): boolean {
  return number === undefined && hasNumbers && clauses.some(({ text }) => {
    const placeholders = placeholdersOf(text);
    const isNumber = (placeholder: Placeholder) => !isName(boundValue(placeholder, known) ?? { value: "" });
    return placeholders.some(({ claimId }) => claimId === id) &&
      placeholders.some((placeholder) => placeholder.claimId !== id && isNumber(placeholder));
  });
}

/** Where several claims meet, each brings its name with its number. */
function checkTogether(shown: readonly Shown[], sentence: Sentence): string[] {
  return shown
    .filter((claim) =>
      (claim.number !== undefined && claim.name === undefined && claim.hasNames) ||
      (claim.name !== undefined && lendsName(claim, sentence))
    )
    .map(({ id }) => `it tears the name of ${id} from its number`);
}

/** "For {a} and {b}: {a's} and {b's}", never the other way round. */
function checkOrder(shown: readonly Shown[]): string[] {
  const both = shown.filter(({ name, number }) => name !== undefined && number !== undefined);
  const byName = both.toSorted((a, b) => (a.name ?? 0) - (b.name ?? 0)).map(({ id }) => id);
  const byNumber = both.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0)).map(({ id }) => id);
  return byName.join(" ") === byNumber.join(" ") ? [] : ["names and numbers come in different orders"];
}

const exchanged = [
  /:before\}[^{}]{1,30}\b(?:against|compared (?:with|to)|instead of|from|after) \{[^{}]*:after\}/,
  /:after\} (?:before|earlier|previously|in the (?:quarter|period|month|year) before|last)\b/,
  /:before\} (?:now|today|this|in this)\b/,
];

/** Names, numbers and times of several claims stay with their own. */
export function checkPairing(sentence: Sentence): string[] {
  const shown = sentence.cited.map((claim) => shownOf(claim, sentence));
  return [
    ...(shown.length > 1 ? [...checkTogether(shown, sentence), ...checkOrder(shown)] : []),
    ...(exchanged.some((form) => form.test(sentence.text)) ? ["it takes before for after"] : []),
  ];
}
