import type { NarrativeSentence } from "../model/narrative.ts";
import { escaped } from "./_escaped.ts";
import { evidenceText } from "./_evidence_text.ts";
import { boundValue, type Placeholder, placeholdersOf, renderTemplate } from "./_placeholder.ts";
import { claimAnchor, type Evidence } from "./evidence.ts";

/** A value of a sentence: it leads to the evidence of its claim and tells interval and n where a pointer rests on it. */
function valueHtml(placeholder: Placeholder, evidence: Evidence): string {
  const text = escaped(renderTemplate(placeholder.raw, evidence.claims));
  const claim = evidence.claims.find(({ id }) => id === placeholder.claimId);
  const bound = claim?.values[placeholder.name];
  if (!claim || !bound) return text;
  const told = escaped(evidenceText(claim, bound, evidence));
  const kind = bound.unit === "text" ? "value" : "value number";
  return `<a class="${kind}" href="#${claimAnchor(claim.id)}" data-evidence="${told}">${text}</a>`;
}

function proseHtml({ text, template }: NarrativeSentence, evidence: Evidence): string {
  const placeholders = placeholdersOf(template);
  if (!placeholders.every((placeholder) => boundValue(placeholder, evidence.claims))) return escaped(text);
  const starts = [0, ...placeholders.map(({ index, raw }) => index + raw.length)];
  const between = starts.map((start, at) =>
    template.slice(start, placeholders[at]?.index ?? template.length)
  );
  return between.map((part, at) => {
    const placeholder = placeholders[at];
    return escaped(part) + (placeholder ? valueHtml(placeholder, evidence) : "");
  }).join("");
}

/** The claims of a sentence by their numbers, as references stand in a paper. */
function references({ citations }: NarrativeSentence, { claims }: Evidence): string {
  const numbers = citations.flatMap((id) => {
    const at = claims.findIndex((claim) => claim.id === id);
    return at < 0 ? [] : [`<a href="#${claimAnchor(id)}">${at + 1}</a>`];
  });
  return numbers.length === 0 ? "" : `<sup>${numbers.join(", ")}</sup>`;
}

/**
 * Writes a sentence as HTML: with the ids and numbers of its claims, each value with a link to its evidence (`#` and
 * {@link claimAnchor}) and with value, interval and n in `data-evidence`. Everything is escaped.
 *
 * @param evidence claims and findings; a sentence whose claims are not among them is written without links.
 *
 * @example
 * ```ts
 * import { claim, sentenceHtml, writeOffline } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const some = claim({
 *   id: "durations.resolve",
 *   finding: "durations",
 *   text: "Half were resolved within {median}",
 *   values: { median: { value: 5100, unit: "s", confLow: 4000, confHigh: 6300, term: "resolve" } },
 *   strength: "context",
 *   role: "support",
 *   direction: null,
 * });
 * const [sentence] = writeOffline([{ title: "How long", claims: [some] }]).chapters[0]?.sentences ?? [];
 * assert.ok(sentence);
 * const html = sentenceHtml(sentence, { claims: [some], findings: [] });
 * assert.match(html, /<a class="value number" href="#claim-durations.resolve" data-evidence="85 min; interval 67 min to 1.8 h/);
 * ```
 */
export function sentenceHtml(sentence: NarrativeSentence, evidence: Evidence): string {
  const ids = escaped(sentence.citations.join(" "));
  return `<span data-claims="${ids}">${proseHtml(sentence, evidence)}${
    references(sentence, evidence)
  }</span>`;
}
