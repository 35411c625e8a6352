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

function entriesIn({ blocks, heading }: Section): readonly ListEntry[] {
  return blocks.flatMap(paragraphs).flatMap((paragraph) => {
    const [first = "", ...more] = paragraph.text.split("\n");
    const [, name, url, text] = pattern.exec(first) ?? [];
    if (name === undefined || url === undefined || text === undefined) return [];
    return [{ name, url, text: [text, ...more].join("\n"), heading, line: paragraph.line + 1 }];
  });
}

/** Entries of a list of postmortems, in their order. */
export function readEntries(text: string): readonly ListEntry[] {
  return readMarkdown(text).sections.flatMap(entriesIn);
}
