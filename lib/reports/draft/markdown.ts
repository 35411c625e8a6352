import { isBounded } from "../../model/is_bounded.ts";
import type { Claim } from "../../model/claim.ts";
import { escapeMarkdown } from "../../model/escape_markdown.ts";
import { formatInterval, formatValue } from "../../model/format.ts";
import { renderClaim } from "../../model/render_claim.ts";
import { writeDocument } from "./document.ts";
import type { DraftLine, DraftSection } from "./section.ts";
import type { Template } from "./template.ts";

/** Heading under which the notes stand. */
export const evidenceHeading = "Evidence";

/** A claim's sentence as a draft shows it. */
export function sentenceOf(claim: Claim): string {
  const text = renderClaim(claim, escapeMarkdown);
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** Entries of the timeline carry their places themselves; all else refers to a note. */
function isEntry({ id }: Claim): boolean {
  return /^incident_timeline\.\d+$/.test(id);
}

function lineOf({ claim }: DraftLine): string {
  return `${sentenceOf(claim)}${isEntry(claim) ? `<!-- ${claim.id} -->` : `[^${claim.id}]`}`;
}

function bodyOf({ form, lines }: DraftSection): string {
  return form === "prose"
    ? lines.map(lineOf).join(" ")
    : lines.map((line) => `${"  ".repeat(line.depth)}- ${lineOf(line)}`).join("\n");
}

/** What a sentence rests on: its finding, and every value with its term and interval. */
function noteOf({ id, finding, values }: Claim): string {
  const bound = Object.entries(values).map(([name, value]) => {
    const interval = isBounded(value) ? ` (${formatInterval(value)})` : "";
    const shown = escapeMarkdown(formatValue(value.value, value.unit));
    const term = value.term === finding ? "" : `, ${escapeMarkdown(value.term)}`;
    return `${name} = ${shown}${interval}${term}`;
  });
  return `[^${id}]: Finding ${escapeMarkdown(finding)}${bound.length === 0 ? "" : `: ${bound.join("; ")}`}.`;
}

/** What a draft is called, and what it was made of. */
export interface DraftHeading {
  readonly title: string;
  readonly incidentId: string;
  /** Hash of what it was made of. */
  readonly edition: string;
}

/** What stands where a template asks for what no export tells. */
export const byHand = "*To be written by those who were there.*";

/**
 * Writes a draft as Markdown: the sections a template asks for, in its order, with its instructions as comments, every sentence
 * with a note that says what it rests on, and the status in the front matter.
 */
export function draftMarkdown(
  { title, incidentId, edition }: DraftHeading,
  sections: readonly DraftSection[],
  template: Template,
): string {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const wanted = template.sections.map(({ id, heading, instructions }): [string, string] => {
    const section = id === null ? undefined : byId.get(id);
    const hint = instructions === "" ? [] : [`<!-- ${instructions.replaceAll("-->", "--&gt;")} -->`];
    return [heading, [...hint, section === undefined ? byHand : bodyOf(section)].join("\n\n")];
  });
  const used = template.sections.flatMap(({ id }) => byId.get(id ?? "")?.lines ?? []).map(({ claim }) =>
    claim
  )
    .filter((claim) => !isEntry(claim));
  const notes = [...new Map(used.map((claim) => [claim.id, noteOf(claim)])).values()];
  return writeDocument({
    front: new Map([
      ["title", JSON.stringify(title)],
      ["incident", JSON.stringify(incidentId)],
      ["status", "draft"],
      ["template", template.name],
      ["edition", edition],
    ]),
    opening: [
      `# Postmortem: ${escapeMarkdown(title)}`,
      "**DRAFT.** Written from exports, reviewed by nobody. Correct it, then set the status above to `in review` and at last to `final`; " +
      "what you write stays when it is written anew, and a final one is left alone.",
    ].join("\n\n"),
    sections: new Map([...wanted, [evidenceHeading, notes.join("\n\n")]]),
  });
}
