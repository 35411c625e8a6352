import { bothNotes, withoutNote } from "./update.ts";

/** A note: its own line, and the lines below it that are indented. */
const note = /^\[\^([^\]\s]+)\]:.*(?:\n+(?: {2,}|\t).+)*/gm;

/** Notes of the evidence, by label. */
export function notesIn(evidence: string): Map<string, string> {
  return new Map([...evidence.matchAll(note)].map(([text, label = ""]) => [label, text]));
}

/** A note without its label. */
export function saidIn(note: string): string {
  return note.replace(/^\[\^[^\]]+\]:\s*/, "");
}

/** What else stands there: the exports write nothing but notes. */
export function besideNotes(evidence: string): string {
  return evidence.replaceAll(note, "").replaceAll(/\n{3,}/g, "\n\n").trim();
}

/** The wording of people, and below it what the exports now say where that is something else. */
function mergeNote(was: string, mine: string, now: string): string {
  const own = withoutNote(mine, saidIn(was));
  if (own === was || own === now) return now;
  return now === was ? mine : bothNotes(own, saidIn(now));
}

/**
 * Merges notes: those of the new draft, beside the wording of people where they changed one; then those that people added, and
 * those that a kept sentence refers to.
 *
 * @param kept all that is kept beside the notes.
 */
export function mergeNotes(base: string, mine: string, fresh: string, kept: string): string {
  const [was, own, now] = [notesIn(base), notesIn(mine), notesIn(fresh)];
  const told = [...now].map(([label, text]) => {
    const [before, theirs] = [was.get(label), own.get(label)];
    // A note that no earlier run wrote and this one does was kept for a sentence whose claim is back: its values may be old.
    return before === undefined || theirs === undefined ? text : mergeNote(before, theirs, text);
  });
  const theirs = new Map([...own].filter(([label, text]) => was.get(label) !== text));
  const former = [...was].filter(([label]) => !theirs.has(label) && kept.includes(`[^${label}]`));
  return [...told, ...[...former, ...theirs].flatMap(([label, text]) => now.has(label) ? [] : text)].join(
    "\n\n",
  );
}
