import type { Head, Recognition, Source } from "../../model/source.ts";
import { linesOfText } from "./_own_lines.ts";
import { pdfMarkdown } from "./_pdf_markdown.ts";
import { recogniseHeadings } from "./_recognition.ts";
import { postmortemRows } from "./_rows.ts";

const kind = "postmortem_pdf_text";

function recognise(head: Head): Recognition | null {
  if (head.entries.length > 0 || /^\uFEFF?\s*(?:[{[<]|---\s|WEBVTT|%PDF)/.test(head.text)) return null;
  const found = recogniseHeadings(pdfMarkdown(head.text));
  if (!found) return null;
  return { ...found, sure: head.text.includes("\f") ? 0.75 : 0.6 };
}

/**
 * Postmortems as text taken from a PDF: `pdftotext report.pdf`, with `-layout` or without. Times without a zone take
 * `zones.sources.postmortem_pdf_text`.
 */
export const postmortemPdfText: Source = {
  kind,
  title: "Postmortem (text of a PDF)",
  recognise,
  count: () => Promise.resolve(1),
  async *read(file) {
    const text = await file.text();
    const made = pdfMarkdown(text);
    const ownLines = linesOfText(made, text);
    const { rows, defects } = postmortemRows(made, file, { source: kind, ownLines });
    const origin = { line: 1, path: null };
    yield defects.length === 0 ? { origin, rows } : { origin, rows, defects };
  },
};
