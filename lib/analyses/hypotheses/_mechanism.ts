import { cleanText } from "../../model/clean_text.ts";
import type { Saying } from "./evidence.ts";
import type { MechanismTold } from "./hypothesis.ts";
import { mechanisms } from "./mechanism.ts";

/** How much a line says: an alert names a symptom, a document was thought over. */
const weights: Readonly<Record<Saying["kind"], number>> = {
  alert: 0.5,
  chat: 1,
  log: 1,
  note: 1.5,
  record: 2,
  document: 3,
};

/** A single alert is no account of how it failed. */
const leastWeight = 1;

const longest = 160;

/** A line that is long is cut around the words that tell. */
export function quoteOf(text: string, at = 0): string {
  const clean = cleanText(text);
  if (clean.length <= longest) return clean;
  const from = Math.max(0, Math.min(at - longest / 4, clean.length - longest));
  const opening = from === 0 ? "" : "… ";
  const shown = clean.slice(from, from + longest).replace(/^\S*\s/u, (word) => from === 0 ? word : "");
  return `${opening}${shown.replace(/\s+\S*$/u, "")} …`;
}

/** How the system failed, by the mechanism that most and the best lines tell of. */
export function mechanismOf(sayings: readonly Saying[]): MechanismTold | null {
  const told = mechanisms.map((mechanism) => {
    const lines = sayings.filter(({ text }) => mechanism.words.test(text))
      .toSorted((a, b) => weights[b.kind] - weights[a.kind]);
    return { mechanism, lines, weight: lines.reduce((sum, { kind }) => sum + weights[kind], 0) };
  });
  const best = told.reduce((best, one) => one.weight > best.weight ? one : best);
  const [first] = best.lines;
  if (!first || best.weight < leastWeight) return null;
  const { name, subject, words } = best.mechanism;
  return {
    name,
    subject,
    quote: quoteOf(first.text, cleanText(first.text).search(words)),
    place: first.place,
    lines: best.lines.length,
  };
}
