import type { BoundValue, Claim } from "../model/claim.ts";
import type { NarrativeSentence } from "../model/narrative.ts";
import { renderClaim } from "../model/render_claim.ts";
import { cleanName } from "./clean_name.ts";
import { endSentence } from "./_end_sentence.ts";
import { qualifiedText } from "./_placeholder.ts";

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function same(a: BoundValue | undefined, b: BoundValue | undefined): boolean {
  return a?.value === b?.value && a?.unit === b?.unit && a?.confLow === b?.confLow &&
    a?.confHigh === b?.confHigh;
}

/** The one value the claims differ in, if it is a name that follows a preposition: there a list reads as well. */
function differing(claims: readonly Claim[]): string | undefined {
  const first = claims[0];
  const names = Object.keys(first?.values ?? {}).filter((name) =>
    claims.some(({ values }) => !same(values[name], first?.values[name]))
  );
  const name = names[0];
  if (!first || name === undefined || names.length > 1) return undefined;
  const fits = new RegExp(`\\b(?:of|for|in|at|on) \\{${name}\\}(?![-'’])`).test(first.text);
  const isText = claims.every(({ values }) => typeof values[name]?.value === "string");
  return fits && isText && first.text.split(`{${name}}`).length === 2 ? name : undefined;
}

/**
 * Joins claims of one sentence that differ in one name only: "for payments, search and checkout".
 *
 * @param claims claims with the same text.
 * @returns null where they cannot be joined so.
 */
export function joinNames(claims: readonly Claim[]): NarrativeSentence[] | null {
  const name = claims.length > 1 ? differing(claims) : undefined;
  const first = claims[0];
  if (!first || name === undefined) return null;
  const mark = "{list}";
  const text = renderClaim({
    ...first,
    values: { ...first.values, [name]: { value: mark, unit: "text", term: first.finding } },
  }, (value) => value === mark ? mark : cleanName(value));
  const template = qualifiedText(first).replace(
    `{${first.id}:${name}}`,
    () => listed(claims.map(({ id }) => `{${id}:${name}}`)),
  );
  const names = listed(claims.map(({ values }) => cleanName(String(values[name]?.value))));
  return [{
    text: endSentence(text.replace(mark, () => names)),
    template: endSentence(template),
    citations: claims.map(({ id }) => id),
  }];
}
