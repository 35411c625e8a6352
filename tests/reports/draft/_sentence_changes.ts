import type { Claim } from "../../../lib/model/claim.ts";
import type { DraftSentence } from "../../../lib/model/narrative.ts";
import type { Random } from "../../../lib/stats/random.ts";

/** One thing in a sentence, changed. */
export type SentenceChange = (
  sentence: DraftSentence,
  claims: readonly Claim[],
  random: Random,
) => DraftSentence;

/** One of several, at random. */
export const pick = <T>(
  all: readonly T[],
  random: Random,
): T | undefined => (all.length === 0 ? undefined : all[random.integer(all.length)]);
const placeholder = /\{[^{}]*\}/g;

function replaceOne(pattern: RegExp, by: (found: string, at: number) => string): SentenceChange {
  return (sentence, _claims, random) => {
    const place = pick([...sentence.text.matchAll(pattern)], random);
    if (!place) return sentence;
    const [before, after] = [
      sentence.text.slice(0, place.index),
      sentence.text.slice(place.index + place[0].length),
    ];
    return { ...sentence, text: before + by(place[0], place.index) + after };
  };
}

/** Every value of a claim as a placeholder. */
function valuesOf(claims: readonly Claim[]): string[] {
  return claims.flatMap(({ id, values }) => Object.keys(values).map((name) => `{${id}:${name}}`));
}

/** What may go wrong in a sentence a model makes. */
export const sentenceChanges: Readonly<Record<string, SentenceChange>> = {
  number: replaceOne(placeholder, () => "43"),
  date: replaceOne(placeholder, () => "2026-03-05 14:23:00"),
  "words for a number": replaceOne(placeholder, () => "two hours"),
  direction: replaceOne(/\b(?:before|after)\b/g, (found) => (found === "before" ? "after" : "before")),
  side: replaceOne(
    /\b(?:[Ff]or|[Aa]gainst)\b(?=:| it| this)/g,
    (found) => (/for/i.test(found) ? "Against" : "For"),
  ),
  service: (sentence, claims, random) => {
    const other = pick(valuesOf(claims).filter((value) => !sentence.text.includes(value)), random);
    return other === undefined ? sentence : replaceOne(placeholder, () => other)(sentence, claims, random);
  },
  "values that change places": (sentence, _claims, random) => {
    const all = [...new Set(sentence.text.match(placeholder) ?? [])];
    const one = pick(all, random);
    const other = pick(all.filter((each) => each !== one), random);
    if (one === undefined || other === undefined) return sentence;
    return {
      ...sentence,
      text: sentence.text.replaceAll(one, "§").replaceAll(other, () => one).replaceAll("§", () => other),
    };
  },
  citation: (sentence, claims, random) => {
    const other = pick(claims.filter(({ id }) => !sentence.citations.includes(id)), random);
    return other === undefined
      ? sentence
      : { ...sentence, citations: [other.id, ...sentence.citations.slice(1)] };
  },
  "a cause": replaceOne(/[.?]$/g, () => ", because nobody looked."),
  "a fact": replaceOne(/[.?]$/g, () => ", and backups were corrupted."),
  "a denial": replaceOne(/\b(?:was|is|began|failed|came|told|says)\b/g, (found) => `${found} not`),
  "a value left out": replaceOne(/,? (?:at|on|after)? ?\{[^{}]*\}/g, () => ""),
};
