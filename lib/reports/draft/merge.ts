import { type DraftDocument, parseDraft, writeDocument } from "./document.ts";
import { evidenceHeading } from "./markdown.ts";
import { besideNotes, mergeNotes } from "./_notes.ts";

const opens = "<!-- hindcast: the exports now say -->";
const closes = "<!-- hindcast: end -->";
const note = new RegExp(`\\n*${opens}[\\s\\S]*?${closes}`, "g");

/** What people wrote, without what an earlier run put below it. */
export function withoutNote(body: string): string {
  return body.replaceAll(note, "").trim();
}

/** Both changed: the text of people stays, and what the exports now say stands below it. */
function both(mine: string, fresh: string): string {
  return `${mine}\n\n${opens}\n\n*The exports now say:*\n\n${fresh}\n\n${closes}`;
}

function mergeSection(
  base: string | undefined,
  mine: string | undefined,
  fresh: string | undefined,
): string | null {
  if (mine === undefined) return base === undefined ? fresh ?? null : null;
  const own = withoutNote(mine);
  if (own === base) return fresh ?? null;
  return fresh === undefined || fresh === base || own === fresh
    ? (own === fresh ? fresh : mine)
    : both(own, fresh);
}

/** Headings of people stay in their order; what is new comes after the heading it follows in the new draft. */
function headingsOf(mine: DraftDocument, fresh: DraftDocument): string[] {
  const headings = [...mine.sections.keys()];
  let after = -1;
  for (const heading of fresh.sections.keys()) {
    const at = headings.indexOf(heading);
    if (at >= 0) after = at;
    else headings.splice(++after, 0, heading);
  }
  return headings;
}

/** The notes, and below them what people wrote beside them. */
function mergeEvidence(base: string, mine: string, fresh: string, kept: string): string {
  const beside = mergeSection(besideNotes(base), besideNotes(mine), besideNotes(fresh)) ?? "";
  const notes = mergeNotes(base, mine, fresh, `${kept}\n${beside}`);
  return [notes, beside].filter((part) => part !== "").join("\n\n");
}

/**
 * Three-way merge by section: where people changed nothing the new draft stands, where the exports changed nothing the text of
 * people, where both did the text of people with the new one below. Sections people took out stay out, those they added stay.
 * Under "Evidence" the notes follow the exports; those that people changed or added stay, and what they wrote beside them.
 *
 * @param base the draft as it was written the last time.
 * @param mine that draft as people left it.
 * @param fresh the draft as it would be written now.
 *
 * @example
 * ```ts
 * import { mergeDrafts } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const draft = (impact: string, cause: string) => `---\nstatus: draft\n---\n\n# A\n\n## Impact\n\n${impact}\n\n## Cause\n\n${cause}\n`;
 * const merged = mergeDrafts(draft("Some.", "Unknown."), draft("Forty people.", "Unknown."), draft("Some.", "A timeout."));
 * assert.equal(merged, draft("Forty people.", "A timeout."));
 * ```
 */
export function mergeDrafts(base: string, mine: string, fresh: string): string {
  const [was, own, now] = [parseDraft(base), parseDraft(mine), parseDraft(fresh)];
  const sections = new Map<string, string>();
  for (const heading of headingsOf(own, now)) {
    if (heading === evidenceHeading) continue;
    const body = mergeSection(
      was.sections.get(heading),
      own.sections.get(heading),
      now.sections.get(heading),
    );
    if (body !== null) sections.set(heading, body);
  }
  const kept = [...sections.values()].join("\n");
  if (own.sections.has(evidenceHeading) || now.sections.has(evidenceHeading)) {
    const evidenceOf = ({ sections }: DraftDocument) => sections.get(evidenceHeading) ?? "";
    sections.set(evidenceHeading, mergeEvidence(evidenceOf(was), evidenceOf(own), evidenceOf(now), kept));
  }
  const byPeople = [...own.front].filter(([key, value]) => was.front.get(key) !== value);
  const front = new Map([...now.front, ...byPeople]);
  const opening = own.opening === was.opening ? now.opening : own.opening;
  return writeDocument({ front, opening, sections });
}
