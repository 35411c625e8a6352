import MarkdownIt, { type Env, type Token } from "markdown-it";
import { sectionKind } from "./_kinds.ts";
import type { SectionKind } from "./_section_kind.ts";
import { readWhen } from "./_when.ts";

/** An item of a list, with the lines it stands on. */
export interface Item {
  /** Source of its first paragraph. */
  readonly lead: string;
  /** Source of what follows the first paragraph, nested items included. */
  readonly rest: string;
  readonly line: number;
  readonly items: readonly Item[];
}

/** What stands in a section and may hold a timeline or action items. */
export type Block =
  | { readonly type: "paragraph"; readonly text: string; readonly line: number }
  | { readonly type: "list"; readonly items: readonly Item[] }
  | {
    readonly type: "table";
    readonly header: readonly string[];
    readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
  };

/** A heading and what follows it up to the next one. */
export interface Section {
  /** As written, without the marks of Markdown around it; null for what stands before the first heading. */
  readonly heading: string | null;
  readonly level: number;
  /** What its own heading says it is; null where it says nothing. */
  readonly own: SectionKind | null;
  /** Its own kind, or the one of the section it stands under. */
  readonly kind: SectionKind;
  readonly text: string;
  /** First line of the text and the one after its last. */
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly Block[];
}

/** A Markdown body taken apart. Lines count from 0 at the start of the body. */
export interface MarkdownDocument {
  readonly lines: readonly string[];
  readonly sections: readonly Section[];
  /** Targets of reference links by their label in upper case. */
  readonly references: Readonly<Record<string, { readonly href: string }>>;
}

// Only block structure is needed. Quotes are left whole: what they hold was said elsewhere, and lazy lines
// under nested quotes cost quadratic time.
const markdown = new MarkdownIt("default", { html: false, maxNesting: 20 })
  .disable(["inline", "linkify", "replacements", "smartquotes", "text_join", "blockquote"]);

interface Mark {
  readonly heading: string;
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

function span(token: Token): readonly [number, number] {
  return token.map ?? [0, 0];
}

function closing(tokens: readonly Token[], open: number): number {
  const token = tokens[open];
  if (!token || token.nesting !== 1) return open;
  const type = token.type.replace(/_open$/, "_close");
  let at = open + 1;
  while (at < tokens.length && !(tokens[at]?.type === type && tokens[at]?.level === token.level)) at++;
  return at;
}

function dedent(lines: readonly string[]): string {
  const filled = lines.filter((line) => line.trim() !== "");
  const indent = filled.reduce((least, line) => Math.min(least, line.length - line.trimStart().length), 99);
  return lines.map((line) => line.slice(indent)).join("\n").trim();
}

function listItems(tokens: readonly Token[], open: number, lines: readonly string[]): Item[] {
  const items: Item[] = [];
  const end = closing(tokens, open);
  for (let at = open + 1; at < end; at = closing(tokens, at) + 1) {
    items.push(listItem(tokens, at, lines));
  }
  return items;
}

function listItem(tokens: readonly Token[], open: number, lines: readonly string[]): Item {
  const end = closing(tokens, open);
  const [start, stop] = span(tokens[open] as Token);
  const paragraph = tokens[open + 1]?.type === "paragraph_open" ? tokens[open + 2] : undefined;
  const items: Item[] = [];
  for (let at = open + 1; at < end; at = closing(tokens, at) + 1) {
    if (!/^(bullet|ordered)_list_open$/.test(tokens[at]?.type ?? "")) continue;
    for (const item of listItems(tokens, at, lines)) items.push(item);
  }
  const after = paragraph ? span(paragraph)[1] : start;
  return { lead: paragraph?.content ?? "", rest: dedent(lines.slice(after, stop)), line: start, items };
}

function table(tokens: readonly Token[], open: number): Block {
  const rows: { cells: string[]; line: number }[] = [];
  const end = closing(tokens, open);
  for (let at = open + 1; at < end; at++) {
    const token = tokens[at];
    if (token?.type === "tr_open") rows.push({ cells: [], line: span(token)[0] });
    if (token?.type === "inline") rows.at(-1)?.cells.push(token.content.trim());
  }
  return { type: "table", header: rows[0]?.cells ?? [], rows: rows.slice(1) };
}

// A paragraph that is nothing but bold stands for a heading where it names a part of a postmortem or a time.
function boldHeading(content: string): string | null {
  const found = /^(?:\*\*([^*\n]{1,120})\*\*|__([^_\n]{1,120})__):?$/.exec(content.trim());
  const text = (found?.[1] ?? found?.[2])?.replace(/:\s*$/, "");
  if (text === undefined) return null;
  return sectionKind(text) !== null || readWhen(text)?.rest === "" ? text : null;
}

// Quarto and Pandoc name a heading behind its words: "Timeline {#sec-timeline .unnumbered}".
function withoutAttributes(heading: string): string {
  return heading.slice(0, 2000).replace(/\s*\{[^{}]*[#.=][^{}]*\}\s*$/, "").trim();
}

// The fences of Quarto's boxes are no words; what stands in a box is read like all else.
function withoutFences(body: string): string {
  return body.replaceAll(/^ {0,3}:{3,}(?: *\{[^}\n]{0,500}\}| *[\w.-]{1,50})? *:* *$/gm, "");
}

function markOf(tokens: readonly Token[], at: number): Mark | null {
  const token = tokens[at];
  if (!token) return null;
  const content = tokens[at + 1]?.content ?? "";
  const [start, end] = span(token);
  if (token.type === "heading_open") {
    return { heading: withoutAttributes(content), level: Number(token.tag.slice(1)), start, end };
  }
  const heading = token.type === "paragraph_open" ? boldHeading(content) : null;
  return heading === null ? null : { heading, level: 7, start, end };
}

function blockOf(tokens: readonly Token[], at: number, lines: readonly string[]): Block | null {
  const token = tokens[at];
  switch (token?.type) {
    case "paragraph_open":
      return { type: "paragraph", text: tokens[at + 1]?.content ?? "", line: span(token)[0] };
    case "bullet_list_open":
    case "ordered_list_open":
      return { type: "list", items: listItems(tokens, at, lines) };
    case "table_open":
      return table(tokens, at);
    default:
      return null;
  }
}

interface Part {
  readonly mark: Mark | null;
  readonly blocks: Block[];
}

function parts(tokens: readonly Token[], lines: readonly string[]): Part[] {
  const found: Part[] = [{ mark: null, blocks: [] }];
  for (let at = 0; at < tokens.length; at = closing(tokens, at) + 1) {
    const mark = markOf(tokens, at);
    if (mark) found.push({ mark, blocks: [] });
    else {
      const block = blockOf(tokens, at, lines);
      if (block) found.at(-1)?.blocks.push(block);
    }
  }
  return found;
}

const overruling: readonly (SectionKind | null)[] = ["timeline", "action_items", "lessons"];

// "Detection" under "Timeline" or "Action items" is a phase of the one, a group of the other.
function ownKind(mark: Mark, stack: readonly { level: number; kind: SectionKind }[]): SectionKind | null {
  const own = sectionKind(mark.heading);
  const above = stack.findLast((each) => each.level < mark.level)?.kind ?? "other";
  return (above === "timeline" || above === "action_items") && !overruling.includes(own) ? null : own;
}

// A time as heading goes on with the timeline whatever its level: writers slip between ## and ###.
function withKinds(found: readonly Part[], lines: readonly string[]): Section[] {
  const stack: { level: number; kind: SectionKind }[] = [];
  let inTimeline = false;
  return found.map(({ mark, blocks }, index) => {
    const from = mark?.end ?? 0;
    const to = found[index + 1]?.mark?.start ?? lines.length;
    const text = lines.slice(from, to).join("\n").trim();
    const place = { heading: mark?.heading ?? null, level: mark?.level ?? 0, text, from, to, blocks };
    if (!mark) return { ...place, own: null, kind: "other" };
    const own = ownKind(mark, stack);
    const timed = own === null && inTimeline && readWhen(mark.heading) !== null;
    while (!timed && (stack.at(-1)?.level ?? 0) >= mark.level) stack.pop();
    const kind = own ?? (timed ? "timeline" : stack.at(-1)?.kind ?? "other");
    if (!timed) stack.push({ level: mark.level, kind });
    inTimeline = kind === "timeline";
    return { ...place, own, kind };
  });
}

// "Actions" beside "Action items" is the checklist of the report itself.
function withoutChecklist(sections: Section[]): Section[] {
  const named = sections.some((section) => /^action items?\b/i.test(section.heading ?? ""));
  if (!named) return sections;
  return sections.map((section) =>
    /^actions$/i.test(section.heading ?? "") ? { ...section, own: null, kind: "other" } : section
  );
}

/** Takes the body of a Markdown document apart, in time linear in its length. */
export function readMarkdown(body: string): MarkdownDocument {
  const environment: Env = {};
  const read = withoutFences(body);
  const tokens = markdown.parse(read, environment);
  const lines = body.split("\n");
  return {
    lines,
    sections: withoutChecklist(withKinds(parts(tokens, read.split("\n")), lines)),
    references: environment.references ?? {},
  };
}
