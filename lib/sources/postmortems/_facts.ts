import type { FrontMatter } from "./_front_matter.ts";
import type { MarkdownDocument, Section } from "./_document.ts";
import { factName } from "./_other_languages.ts";
import { bareWords } from "./_text.ts";
import { readWhen } from "./_when.ts";

/** Facts a document states about itself by name: keys of its front matter first, then "**Status:** done" and two-column tables. */
export interface Facts {
  /** The first of these names that is given. */
  get(...names: readonly string[]): string | null;
}

const label = /^(?:[-*]\s+)?(?:\*\*|__)?(\p{L}[\p{L} '’/-]{1,30}?)(?:\*\*|__)?\s*:(?:\*\*|__)?[ \t]+(\S.*)$/u;

/** Says whether a paragraph holds nothing but facts stated by name. */
export function isFacts(text: string): boolean {
  return text.split("\n").every((line) => label.test(line.slice(0, 4000)));
}

function collect(found: Map<string, string>, line: string): void {
  const [, name, value] = label.exec(line.slice(0, 4000)) ?? [];
  if (name === undefined || value === undefined) return;
  const key = factName(name.trim().toLowerCase());
  if (!found.has(key)) found.set(key, value.trim());
}

function inSection(found: Map<string, string>, section: Section): void {
  for (const block of section.blocks) {
    if (block.type === "paragraph") block.text.split("\n").forEach((line) => collect(found, line));
    if (block.type === "list") block.items.forEach((item) => collect(found, item.lead));
    if (block.type === "table" && block.header.length === 2) {
      for (const cells of [block.header, ...block.rows.map((row) => row.cells)]) {
        collect(found, `${bareWords(cells[0] ?? "").replace(/:$/, "")}: ${cells[1] ?? ""}`);
      }
    }
  }
}

// Only the top of a document speaks of the document: what stands before the first part with a usual name.
function top(document: MarkdownDocument): readonly Section[] {
  const first = document.sections.findIndex((section) => section.own !== null && section.own !== "summary");
  return document.sections.slice(0, first < 0 ? 2 : first);
}

/** Collects what a document states about itself. */
export function readFacts(frontMatter: FrontMatter, document: MarkdownDocument): Facts {
  const found = new Map<string, string>();
  for (const [key, value] of frontMatter.fields) found.set(factName(key.replaceAll("_", " ")), value);
  top(document).forEach((section) => inSection(found, section));
  return {
    get: (...names) => {
      const inFront = names.map((name) =>
        frontMatter.fields.get(name.replaceAll(" ", "_")) ?? frontMatter.fields.get(name)
      );
      return [...inFront, ...names.map((name) => found.get(name))].find((value) => value !== undefined) ??
        null;
    },
  };
}

// A time alone is a heading of the timeline, and so is a day below the first level.
function isTime(section: Section): boolean {
  const when = readWhen(section.heading ?? "");
  return when?.rest === "" && (when.clock !== null || section.level > 1);
}

/** Title of a document as written: its front matter's, or its first heading that is neither a usual part nor a time. */
export function readTitle(
  facts: Facts,
  document: MarkdownDocument,
): { title: string | null; heading: string | null } {
  const headings = document.sections.filter((section) => section.heading !== null);
  const first = headings.find((section) => section.level === 1 && section.own === null) ?? headings[0];
  const heading = first && first.own === null && !isTime(first) ? first.heading : null;
  return { title: facts.get("title") ?? heading, heading };
}
