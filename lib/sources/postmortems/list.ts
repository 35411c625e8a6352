import { createHash } from "node:crypto";
import type { ExportFile, Head, Recognition, Source, SourceRow } from "../../model/source.ts";
import { countEntries, type ListEntry, readEntries } from "./_list_entries.ts";
import { cleanText } from "./_text.ts";

const kind = "postmortem_list";

/** Fewer entries may be the references of any document. */
const leastEntries = 3;

function recognise(head: Head): Recognition | null {
  const text = cleanText(head.text);
  const isAbout = /^#.*\b(?:post-?mortems?|outages|incident reports)\b/im.test(text);
  const entries = isAbout ? countEntries(text) : 0;
  return entries < leastEntries
    ? null
    : { sure: 0.85, why: `a list of ${entries} or more postmortems with addresses` };
}

function rowsOf(entry: ListEntry, { path }: ExportFile): readonly [SourceRow, SourceRow] {
  const { name, url, text, heading } = entry;
  const hash = createHash("sha256").update(`${path}#${url}`).digest("hex").slice(0, 12);
  const id = { postmortem_id: `pm-${hash}` };
  const missing = "date: the list gives none; timeline: the list gives none";
  return [
    { table: "postmortems", row: { ...id, source: kind, title: name, summary: text, url, missing } },
    { table: "postmortem_sections", row: { ...id, position: 1, heading, kind: "other", text } },
  ];
}

/**
 * A list of postmortems in Markdown: entries as `[Name](address). What happened.`, filed under headings. Each entry is
 * one postmortem; the heading it stands under is the heading of its one section.
 */
export const postmortemList: Source = {
  kind,
  title: "List of postmortems (Markdown)",
  recognise,
  count: async (file) => countEntries(cleanText(await file.text())),
  async *read(file) {
    for (const entry of readEntries(cleanText(await file.text()))) {
      yield { origin: { line: entry.line, path: null }, rows: rowsOf(entry, file) };
    }
  },
};
