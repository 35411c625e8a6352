import { boundValue, type Placeholder } from "../_placeholder.ts";
import type { Sentence } from "../_sentence.ts";

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
  ];
}
