import type { SourceRow } from "../../model/source.ts";
import { ownerColumn } from "./_actions.ts";
import type { MarkdownDocument, Section } from "./_document.ts";
import type { People } from "./_people.ts";

const ownerLabel =
  /(\b(?:owner|assignee|assigned to|responsible|dri|verantwortlich(?:er?)?|zuständig|responsable|asignad[oa] a|assignée? à) {0,3}: {0,3})([^()[\],;|\n]{1,80}?)(?= {0,3}(?:[()[\],;|\n]|$))/gi;

function rowWith(line: string, cell: string, people: People): string {
  const written = people.pseudonyms(cell);
  return line.split("|").map((part) => part.trim() === cell ? ` ${written} ` : part).join("|");
}

function ownerRows(section: Section, lines: readonly string[], people: People): Map<number, string> {
  const changed = new Map<number, string>();
  for (const block of section.blocks) {
    const owner = block.type === "table" ? ownerColumn(block.header) : -1;
    if (block.type !== "table" || owner < 0) continue;
    for (const { cells, line } of block.rows) {
      const cell = cells[owner] ?? "";
      if (cell !== "") changed.set(line, rowWith(lines[line] ?? "", cell, people));
    }
  }
  return changed;
}

/** Text of a section as written, but for owners: their names stand in `people`, here stands the pseudonym. */
export function sectionText(section: Section, lines: readonly string[], people: People): string {
  if (section.kind !== "action_items" && section.kind !== "timeline") return section.text;
  const changed = ownerRows(section, lines, people);
  const text = changed.size === 0
    ? section.text
    : lines.slice(section.from, section.to).map((line, index) => changed.get(section.from + index) ?? line)
      .join("\n").trim();
  if (section.kind === "timeline") return text;
  return text.replaceAll(
    ownerLabel,
    (_, label: string, name: string) => `${label}${people.pseudonyms(name)}`,
  );
}

/** Which document rows are of. */
interface Written {
  readonly id: string;
  /** Line of the file, counted from 1, that one of the body is, counted from 0. */
  readonly lineOf: (line: number) => number | null;
}

/** The line of a row, where it is known. */
export function placed(line: number | null): { readonly line?: number } {
  return line === null ? {} : { line };
}

/** Rows of the sections of a document, in its order; each stands where its heading ends. */
export function sectionRows(
  { id, lineOf }: Written,
  document: MarkdownDocument,
  people: People,
): SourceRow[] {
  const sections = document.sections.filter((section) => section.heading !== null || section.text !== "");
  return sections.map((section, index) => ({
    table: "postmortem_sections",
    ...placed(lineOf(Math.max(0, section.from - 1))),
    row: {
      postmortem_id: id,
      position: index + 1,
      heading: section.heading,
      kind: section.kind,
      text: sectionText(section, document.lines, people),
    },
  }));
}
