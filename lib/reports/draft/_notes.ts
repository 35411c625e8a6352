/** A note: its own line, and the lines below it that are indented. */
const note = /^\[\^([^\]\s]+)\]:.*(?:\n+(?: {2,}|\t).+)*/gm;

/** Notes of the evidence, by label. */
export function notesIn(evidence: string): Map<string, string> {
  return new Map([...evidence.matchAll(note)].map(([text, label = ""]) => [label, text]));
}

/** What else stands there: the exports write nothing but notes. */
export function besideNotes(evidence: string): string {
  return evidence.replaceAll(note, "").replaceAll(/\n{3,}/g, "\n\n").trim();
}

/**
 * Merges notes: those of the new draft, in the wording of people where they changed one; then those that people added, and
 * those that a kept sentence refers to.
 *
 * @param kept all that is kept beside the notes.
 */
export function mergeNotes(base: string, mine: string, fresh: string, kept: string): string {
  const [was, now] = [notesIn(base), notesIn(fresh)];
  const theirs = new Map(
    [...mine.matchAll(note)].flatMap(([text, label = ""]): [string, string][] =>
      was.get(label) === text ? [] : [[label, text]]
    ),
  );
  // A note that no earlier run wrote and this one does was kept for a sentence whose claim is back: its values may be old.
  const told = [...now].map(([label, text]) => was.has(label) ? theirs.get(label) ?? text : text);
  const former = [...was].filter(([label]) => !theirs.has(label) && kept.includes(`[^${label}]`));
  return [...told, ...[...former, ...theirs].flatMap(([label, text]) => now.has(label) ? [] : text)].join(
    "\n\n",
  );
}
