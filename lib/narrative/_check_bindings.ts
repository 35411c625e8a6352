import type { Claim } from "../model/claim.ts";
import { boundValue, type Placeholder } from "./_placeholder.ts";
import type { Clause, Sentence } from "./_sentence.ts";

function checkPlaceholder(placeholder: Placeholder, { known, cited }: Sentence): string[] {
  if (!known.some(({ id }) => id === placeholder.claimId)) return [`${placeholder.raw} names no claim`];
  const bound = boundValue(placeholder, known);
  if (!bound) return [`${placeholder.raw} names no value of its claim`];
  if (!cited.some(({ id }) => id === placeholder.claimId)) {
    return [`${placeholder.raw} belongs to a claim that is not cited`];
  }
  const bounded = (bound.confLow ?? null) !== null || (bound.confHigh ?? null) !== null;
  return placeholder.interval && !bounded ? [`${placeholder.raw} has no interval`] : [];
}

function checkCitations({ bare, citations, known, cited, placeholders }: Sentence): string[] {
  const shown = new Set(placeholders.map(({ claimId }) => claimId));
  const loose = (bare.match(/\{\}/g) ?? []).length > placeholders.length;
  const unshown = cited.filter(({ id, values }) => !shown.has(id) && Object.keys(values).length > 0);
  return [
    ...(loose ? ["a placeholder is not of the form {claim id:value name}"] : []),
    ...(citations.length === 0 ? ["it cites no claim"] : []),
    ...(new Set(citations).size < citations.length ? ["it cites a claim twice"] : []),
    ...citations.filter((id) => !known.some((claim) => claim.id === id)).map(() =>
      "it cites a claim that is not there"
    ),
    ...unshown.map(({ id }) => `it cites ${id} and shows none of its values`),
  ];
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

const span = /\bbetween \{(?:[^{}]*:)?(\w+)\} and \{(?:[^{}]*:)?(\w+)\}/;

/** Names of the values that stand after "from" and after "to", or between which something lies. */
function endsOf(text: string): Ends | undefined {
  const [, low, high] = span.exec(text) ?? [];
  if (low !== undefined && high !== undefined) return { from: low, to: high };
  const from = /\bfrom \{(?:[^{}]*:)?(\w+)\}/.exec(text)?.[1];
  const to = /\bto \{(?:[^{}]*:)?(\w+)\}/.exec(text)?.[1];
  return from !== undefined && to !== undefined ? { from, to } : undefined;
}

function number(claim: Claim, name: string): number | undefined {
  const value = Object.hasOwn(claim.values, name) ? claim.values[name]?.value : undefined;
  return typeof value === "number" ? value : undefined;
}

/** "from {before} to {after}" must run the way the claim moved, or the way the claim's own sentence runs. */
function runsBackwards(claim: Claim, ends: Ends): boolean {
  const own = endsOf(claim.text);
  if (own && (own.from === ends.to || own.to === ends.from)) return true;
  const [from, to] = [number(claim, ends.from), number(claim, ends.to)];
  if (from === undefined || to === undefined) return false;
  return (claim.direction === "up" && to < from) || (claim.direction === "down" && to > from);
}

function checkEnds({ text, claims }: Clause): string[] {
  const ends = endsOf(text);
  return ends && claims.some((claim) => runsBackwards(claim, ends))
    ? ["it runs from the later value to the earlier"]
    : [];
}

const labels: readonly (readonly [RegExp, readonly string[], string])[] = [
  [/\bn = $/, ["count"], "n"],
  [/\b[pq] = $/, ["p"], "p"],
];

function checkLabel(placeholder: Placeholder, { text, known }: Sentence): string[] {
  const before = text.slice(0, placeholder.index);
  const unit = boundValue(placeholder, known)?.unit;
  return labels
    .filter(([label, units]) => label.test(before) && unit !== undefined && !units.includes(unit))
    .map(([, , name]) => `${placeholder.raw} is no ${name}`);
}

/** Citations exist, placeholders belong to them, and values stand where they may. */
export function checkBindings(sentence: Sentence): string[] {
  return [
    ...checkCitations(sentence),
    ...sentence.placeholders.flatMap((placeholder) => [
      ...checkPlaceholder(placeholder, sentence),
      ...checkLabel(placeholder, sentence),
    ]),
    ...sentence.clauses.flatMap(checkEnds),
  ];
}
