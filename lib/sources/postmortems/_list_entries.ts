import { type Block, readMarkdown, type Section } from "./_document.ts";

/** One outage of a list: who had it, where it is written about, and what the list says of it. */
export interface ListEntry {
  readonly name: string;
  readonly url: string;
  readonly text: string;
  /** Heading the list files it under. */
  readonly heading: string | null;
  /** 1-based line it starts on. */
  readonly line: number;
}

// "[Name](address), [see also](address). What happened." An address alone, or a remark on one, is no outage.
const pattern =
  /^(?:[-*+][ \t]+)?\[([^\]\n]{1,120})\]\((https?:\/\/[^)\s]{1,2000})\)(?:,[ \t]*\[[^\]\n]{1,120}\]\([^)\s]{1,2000}\))*(?:\.|:|[ \t][-–—])[ \t]+(\S.*)$/;

/** Number of lines that begin an entry. */
export function countEntries(text: string): number {
  return text.split("\n").filter((line) => pattern.test(line)).length;
}

function paragraphs(block: Block): readonly { readonly text: string; readonly line: number }[] {
  if (block.type === "paragraph") return [block];
  return block.type === "list" ? block.items.map(({ lead, line }) => ({ text: lead, line })) : [];
}

/** Every line of a paragraph that begins an entry does, also without a blank line before it; others go on with the last. */
function entriesIn({ blocks, heading }: Section): readonly ListEntry[] {
  return blocks.flatMap(paragraphs).flatMap((paragraph) => {
    const entries: ListEntry[] = [];
    for (const [at, line] of paragraph.text.split("\n").entries()) {
      const [, name, url, text] = pattern.exec(line) ?? [];
      const last = entries.at(-1);
      if (name !== undefined && url !== undefined && text !== undefined) {
        entries.push({ name, url, text, heading, line: paragraph.line + at + 1 });
      } else if (last) entries[entries.length - 1] = { ...last, text: `${last.text}\n${line}` };
    }
    return entries;
  });
}

/** A rule right under an entry would make a heading of it. */
function withoutUnderlines(text: string): string {
  let isEntry = false;
  return text.split("\n").map((line) => {
    if (isEntry && /^ {0,3}(?:=+|-+)[ \t]*$/.test(line)) return "";
    isEntry = line.trim() !== "" && (isEntry || pattern.test(line));
    return line;
  }).join("\n");
}

/** Entries of a list of postmortems, in their order. */
export function readEntries(text: string): readonly ListEntry[] {
  return readMarkdown(withoutUnderlines(text)).sections.flatMap(entriesIn);
}
