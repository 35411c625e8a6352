import type { Narrative, NarrativeSentence } from "../model/narrative.ts";
import { oneLine } from "./_one_line.ts";
import { describeWriter } from "./_describe_writer.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

function escaped(text: string): string {
  return oneLine(text).replaceAll(/[&<>"'`]/g, (mark) => entities[mark] ?? "");
}

function sentence({ text, citations }: NarrativeSentence): string {
  return `<span data-claims="${escaped(citations.join(" "))}">${escaped(text)}</span>`;
}

/**
 * Writes a narrative as HTML: headings, paragraphs, and on each sentence the ids of its claims. Everything is escaped.
 *
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
export function renderHtml(narrative: Narrative): string {
  const chapters = narrative.chapters.map(({ title, sentences }) =>
    `<section>\n<h2>${escaped(title)}</h2>\n<p>${sentences.map(sentence).join(" ")}</p>\n</section>`
  );
  return `${[...chapters, `<p class="writer">${escaped(describeWriter(narrative))}</p>`].join("\n")}\n`;
}
