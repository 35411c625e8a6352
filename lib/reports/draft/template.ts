import { refusal } from "../../model/refusal.ts";

/** A heading of a template, what is asked for under it, and how to write it. */
export interface TemplateSection {
  readonly heading: string;
  /** Section of the draft that belongs here; null where people write all of it. */
  readonly id: string | null;
  /** For whoever edits the draft. */
  readonly instructions: string;
}

/** How a team writes its postmortems. */
export interface Template {
  readonly name: string;
  readonly sections: readonly TemplateSection[];
}

const comment = /^\s*<!--\s*([a-z_]+)?\n?([\s\S]*?)-->/;

function sectionOf(part: string): TemplateSection {
  const [heading = "", ...rest] = part.split("\n");
  const [, id = null, instructions = ""] = comment.exec(rest.join("\n")) ?? [];
  return { heading: heading.trim(), id, instructions: instructions.trim() };
}

/**
 * Reads a template: headings of the second level, below each a comment whose first word names the section of the draft and
 * whose other lines are instructions for people. A heading without such a word is for people alone.
 *
 * @param name names it in messages and drafts.
 * @param known sections there are.
 * @throws {TypeError} when it has no heading, or asks for a section that is not there.
 */
export function parseTemplate(name: string, text: string, known: readonly string[]): Template {
  const sections = text.split(/^## /m).slice(1).map(sectionOf);
  const strange = sections.find(({ id }) => id !== null && !known.includes(id));
  const reason = sections.length === 0
    ? "it has no heading of the second level (## Summary)"
    : strange && `it asks for a section "${strange.id}", which there is not`;
  if (reason) {
    throw new TypeError(refusal({
      action: "use",
      thing: `template ${name}`,
      reason,
      remedy: `Write below a heading <!-- and one of ${known.join(", ")}`,
    }));
  }
  return { name, sections };
}
