import { pdfLines } from "./_pdf_pages.ts";
import { centredTimes } from "./_pdf_timeline.ts";
import { sectionKind } from "./_kinds.ts";
import type { SectionKind } from "./_section_kind.ts";

const bullet = /^\s*[•●▪◦○■‣·∙\uF0B7\uF0A7]\s*/;
const number = /^\s*(?:\d{1,2}[.)]?){1,3}\s+(?=\D)/;

function headingOf(line: string): { readonly text: string; readonly kind: SectionKind } | null {
  const text = line.trim().replace(number, "");
  if (text === "" || text.length > 60 || /[.;,]$/.test(text)) return null;
  const kind = sectionKind(text);
  return kind === null || /^[a-z]/.test(text) ? null : { text, kind };
}

/** Heads of the columns of tables in postmortems; a line of nothing else opens one. */
const heads =
  /^(?:date|(?:date (?:and|\/) )?time|when|timestamp|event|description|what|who|actor|action(?: items?)?|task|item|owner|assignee|status|state|due(?: date)?|deadline|priority|type|kind|category|tickets?|bug|link|reference|jira|issue)(?: \([^)]{1,20}\))?$/i;

function isTableHead(line: string): boolean {
  const words = line.trim();
  return words !== "" &&
    words.split(/\s{2,}/).every((cell) =>
      heads.test(cell) || cell.split(" ").every((word) => heads.test(word))
    );
}

/** What opens a line of Markdown with a meaning is text here. */
function plain(line: string): string {
  return line.trim().replace(/^(#{1,6}(?=\s)|>|\||~{3}|`{3}|=+$|-{2,}$)/, "\\$1");
}

/** A page of short lines does not tell how wide it is. */
const leastWidth = 70;

/** Words that run over several lines, and those of one line, told apart by whether the line before was full. */
function sentences(lines: readonly string[], width: number): string[] {
  const found: string[] = [];
  let wasFull = false;
  for (const line of lines) {
    const isFull = line.trimEnd().length >= width * 0.75;
    if (bullet.test(line) || !wasFull || found.length === 0) found.push(plain(line.replace(bullet, "")));
    else found.push(`${found.pop()} ${plain(line)}`);
    wasFull = isFull;
  }
  return found.filter((each) => each !== "");
}

function paragraphsOf(lines: readonly string[]): string[][] {
  const found: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === "") found.push([]);
    else found.at(-1)?.push(line);
  }
  return found.filter((each) => each.length > 0);
}

function listed(lines: readonly string[]): string[] {
  return lines.map((line) => bullet.test(line) ? `- ${plain(line.replace(bullet, ""))}` : plain(line));
}

/** Cells of a table lie about the page as the columns do: what cannot be put together is kept as it stands. */
function asItStands(lines: readonly string[]): string {
  return `\`\`\`\n${lines.join("\n").replaceAll("```", "'''").trimEnd()}\n\`\`\``;
}

function timeline(lines: readonly string[]): string {
  const rows = lines.filter((line) => !isTableHead(line));
  return paragraphsOf(rows).map((each) => listed(centredTimes(each)).join("\n")).join("\n\n");
}

function actions(lines: readonly string[], width: number): string {
  const head = lines.findIndex(isTableHead);
  const list = head < 0 ? lines : lines.slice(0, head);
  const items = paragraphsOf(list).flatMap((each) => sentences(each, width)).map((each) => `- ${each}`).join(
    "\n",
  );
  return [items, head < 0 ? "" : asItStands(lines.slice(head))].filter((part) => part !== "").join("\n\n");
}

function body(kind: SectionKind | null, lines: readonly string[], width: number): string {
  if (kind === "timeline") return timeline(lines);
  if (kind === "action_items") return actions(lines, width);
  return paragraphsOf(lines).map((each) => listed(each).join("\n")).join("\n\n");
}

interface Part {
  readonly heading: string | null;
  readonly kind: SectionKind | null;
  readonly lines: string[];
}

/** "Action item" right under "Action items" is the head of a column. */
function opens(heading: { readonly kind: SectionKind } | null, above: Part | undefined): boolean {
  return heading !== null &&
    !(above?.kind === heading.kind && above.lines.every((line) => line.trim() === ""));
}

function partsOf(lines: readonly string[]): Part[] {
  const parts: Part[] = [{ heading: null, kind: null, lines: [] }];
  for (const line of lines) {
    const heading = headingOf(line);
    if (heading && opens(heading, parts.at(-1))) {
      parts.push({ heading: heading.text, kind: heading.kind, lines: [] });
    } else parts.at(-1)?.lines.push(line);
  }
  return parts;
}

/** The first line is the title, where it is not a fact such as "Status: done" and words follow it. */
function titled(lines: readonly string[]): string {
  const [first = "", ...rest] = paragraphsOf(lines).flat();
  if (
    first === "" ||
    /^[\w ]{1,30}:\s/.test(first.trim()) && !/^(?:post-?mortem|incident|outage)/i.test(first.trim())
  ) {
    return body(null, lines, 0);
  }
  const at = lines.indexOf(first);
  return [`# ${first.trim()}`, rest.length === 0 ? "" : body(null, lines.slice(at + 1), 0)].join("\n\n")
    .trim();
}

/**
 * Text that `pdftotext` takes from a PDF, with `-layout` or without, as Markdown: lines that name a part of a postmortem
 * become headings, times that lost their words get them back. Tables of action items cannot be told from their text and
 * stay as they stand.
 */
export function pdfMarkdown(text: string): string {
  const lines = pdfLines(text);
  const width = lines.reduce((longest, line) => Math.max(longest, line.trimEnd().length), leastWidth);
  const [first, ...parts] = partsOf(lines);
  const head = titled(first?.lines ?? []);
  return [head, ...parts.map((part) => `## ${part.heading}\n\n${body(part.kind, part.lines, width)}`)]
    .filter((part) => part !== "").join("\n\n");
}
