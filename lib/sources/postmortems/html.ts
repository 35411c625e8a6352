import { ExportError } from "../../model/errors.ts";
import type { Head, Recognition, Source } from "../../model/source.ts";
import { htmlMarkdown } from "../_html_markdown.ts";
import { linesOfHtml } from "./_own_lines.ts";
import { recogniseHeadings } from "./_recognition.ts";
import { postmortemRows } from "./_rows.ts";

const kind = "postmortem_html";

const page =
  /^\uFEFF?\s*(?:(?:<!--[\s\S]*?-->|<\?xml[^>]*\?>)\s*)?<(?:!doctype html|html|head|meta|title|body|main|article|section|div|h1|h2|p|table)\b/i;

function recognise(head: Head): Recognition | null {
  if (!page.test(head.text)) return null;
  try {
    return recogniseHeadings(htmlMarkdown(head.text, head.path));
  } catch (error) {
    if (error instanceof ExportError) return null;
    throw error;
  }
}

/**
 * Postmortems as pages: what a wiki or a document editor exports. A page becomes Markdown and is read as that; nothing
 * in it is run, nothing it names is fetched. Times without a zone take `zones.sources.postmortem_html`.
 */
export const postmortemHtml: Source = {
  kind,
  title: "Postmortem (HTML)",
  recognise,
  count: () => Promise.resolve(1),
  async *read(file) {
    const html = await file.text();
    const made = htmlMarkdown(html, file.path);
    const ownLines = linesOfHtml(made, html, file.path);
    const { rows, defects } = postmortemRows(made, file, { source: kind, ownLines });
    const origin = { line: 1, path: null };
    yield defects.length === 0 ? { origin, rows } : { origin, rows, defects };
  },
};
