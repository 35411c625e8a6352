import { type DraftDocument, parseDraft, writeDocument } from "./document.ts";
import { evidenceHeading } from "./markdown.ts";
import { besideNotes, mergeNotes } from "./_notes.ts";
import { both, withoutNote } from "./update.ts";

function mergeSection(
  base: string | undefined,
  mine: string | undefined,
  fresh: string | undefined,
  saysOtherwise: boolean,
): string | null {
  if (mine === undefined) return base === undefined ? fresh ?? null : null;
  const own = withoutNote(mine, base);
  if (own === base) return fresh ?? null;
  if (fresh === undefined || own === fresh) return own;
  if (fresh === base) return mine;
  // A note that stands follows the draft in its wording too.
  return saysOtherwise || own !== mine ? both(own, fresh) : own;
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
  const beside = mergeSection(besideNotes(base), besideNotes(mine), besideNotes(fresh), true) ?? "";
  const notes = mergeNotes(base, mine, fresh, `${kept}\n${beside}`);
  return [notes, beside].filter((part) => part !== "").join("\n\n");
}

/** The front matter in the order of people: their values stand, and their quotes and comments where the value is as it was. */
function mergeFront(was: DraftDocument, own: DraftDocument, now: DraftDocument): Map<string, string> {
  const isTheirs = (key: string) => {
    const [before, after] = [was.front.get(key), now.front.get(key)];
    return own.front.get(key) !== before ||
      (before === after && own.lines.get(key) !== was.lines.get(key));
  };
  const merged = [...own.lines].flatMap(([key, line]): [string, string][] => {
    const text = isTheirs(key) ? line : now.lines.get(key);
    return text === undefined ? [] : [[key, text]];
  });
  return new Map([...merged, ...[...now.lines].filter(([key]) => !own.lines.has(key))]);
}

/**
 * Three-way merge by section: where people changed nothing the new draft stands, where the exports changed nothing the text of
 * people, where both did the text of people with the new one below. Sections people took out stay out, those they added stay.
 * Under "Evidence" the notes follow the exports; those that people added stay, and what they wrote beside them; one they changed
 * stands with the new one below it.
 *
 * @param base the draft as it was written the last time.
 * @param mine that draft as people left it.
 * @param fresh the draft as it would be written now.
 * @param saysOtherwise whether the exports say otherwise under a heading whose text differs; always unless given. Where they do
 * not, only the wording changed, and the text of people stands alone.
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
export function mergeDrafts(
  base: string,
  mine: string,
  fresh: string,
  saysOtherwise: (heading: string) => boolean = () => true,
): string {
  const [was, own, now] = [parseDraft(base), parseDraft(mine), parseDraft(fresh)];
  const sections = new Map<string, string>();
  for (const heading of headingsOf(own, now)) {
    if (heading === evidenceHeading) continue;
    const body = mergeSection(
      was.sections.get(heading),
      own.sections.get(heading),
      now.sections.get(heading),
      saysOtherwise(heading),
    );
    if (body !== null) sections.set(heading, body);
  }
  const kept = [...sections.values()].join("\n");
  if (own.sections.has(evidenceHeading) || now.sections.has(evidenceHeading)) {
    const evidenceOf = ({ sections }: DraftDocument) => sections.get(evidenceHeading) ?? "";
    sections.set(evidenceHeading, mergeEvidence(evidenceOf(was), evidenceOf(own), evidenceOf(now), kept));
  }
  const opening = own.opening === was.opening ? now.opening : own.opening;
  return writeDocument({ lines: mergeFront(was, own, now), opening, sections });
}
