const opens = "<!-- hindcast: the exports now say -->";
const closes = "<!-- hindcast: end -->";
const lead = "*The exports now say:*";
const note = new RegExp(`\\s*${opens}([\\s\\S]*?)${closes}`, "g");

/** What a section says, without the instructions above it. */
function said(body: string): string {
  return body.replace(/^<!--[\s\S]*?-->\s*/, "");
}

const onOneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** Both changed: the text of people stays, and what the exports now say stands below it. */
export function both(mine: string, fresh: string): string {
  return `${mine}\n\n${opens}\n\n${lead}\n\n${said(fresh)}\n\n${closes}`;
}

/** The same for a note of the evidence: below it, on one indented line. */
export function bothNotes(mine: string, fresh: string): string {
  return `${mine}\n  ${opens} ${lead} ${onOneLine(said(fresh))} ${closes}`;
}

/**
 * What people wrote, without what a run put below it.
 *
 * @param fresh what the run put there: where people wrote into it, it is theirs now and stays, without its marks.
 */
export function withoutNote(body: string, fresh = ""): string {
  const ours = onOneLine(`${lead} ${said(fresh)}`);
  return body.replaceAll(note, (_, inner: string) => onOneLine(inner) === ours ? "" : `\n\n${inner.trim()}`)
    .trim();
}

/** The same of a text whose notes nobody touched. */
export function withoutNotes(body: string): string {
  return body.replaceAll(note, "").trim();
}

/** What runs put below the text of people. */
export function notesOf(body: string): string[] {
  return [...body.matchAll(note)].map(([, inner = ""]) => inner.replace(lead, "").trim());
}
