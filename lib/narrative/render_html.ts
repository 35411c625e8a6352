import type { Narrative } from "../model/narrative.ts";
import { describeWriter } from "./describe_writer.ts";
import { escaped } from "./_escaped.ts";
import type { Evidence } from "./evidence.ts";
import { sentenceHtml } from "./sentence_html.ts";

/**
 * Writes a narrative as HTML: headings, paragraphs, and on each sentence the ids of its claims. Everything is escaped.
 *
 * @param evidence with it, values lead to their evidence as in {@link sentenceHtml}.
 * @returns a fragment, for the body of a page.
 *
 * @example
 * ```ts
 * import { renderHtml, writeOffline } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.match(renderHtml(writeOffline([{ title: "<b>", claims: [] }])), /<h2>&lt;b&gt;<\/h2>/);
 * ```
 */
export function renderHtml(narrative: Narrative, evidence: Evidence = { claims: [], findings: [] }): string {
  const chapters = narrative.chapters.map(({ title, sentences }) => {
    const prose = sentences.map((sentence) => sentenceHtml(sentence, evidence)).join(" ");
    return `<section>\n<h2>${escaped(title)}</h2>\n<p>${prose}</p>\n</section>`;
  });
  return `${[...chapters, `<p class="writer">${escaped(describeWriter(narrative))}</p>`].join("\n")}\n`;
}
