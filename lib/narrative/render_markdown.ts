import { escapeMarkdown } from "../model/escape_markdown.ts";
import type { Narrative } from "../model/narrative.ts";
import { describeWriter } from "./describe_writer.ts";
import { oneLine } from "./_one_line.ts";

/** What stands in curly quotes is a name from an export: as code, no viewer reads anything into it. */
function inert(text: string): string {
  return oneLine(text).split(/(“[^“”]*”)/)
    .map((part, index) =>
      index % 2 === 1 ? `\`${part.slice(1, -1).replaceAll("`", "'")}\`` : escapeMarkdown(part)
    )
    .join("");
}

/**
 * Writes a narrative as Markdown, an item of a list for each sentence, in which no name can become a link, a picture, HTML or markup.
 *
 * @example
 * ```ts
 * import { renderMarkdown, writeOffline } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const written = renderMarkdown(writeOffline([{ title: "How [often](x)", claims: [] }]));
 * assert.match(written, /^## How \\\[often\\\]\(x\)\n/);
 * ```
 */
export function renderMarkdown(narrative: Narrative): string {
  const chapters = narrative.chapters.map(({ title, sentences }) =>
    `## ${inert(title)}\n\n${sentences.map(({ text }) => `- ${inert(text)}`).join("\n")}`
  );
  return `${[...chapters, `*${inert(describeWriter(narrative))}*`].join("\n\n")}\n`;
}
