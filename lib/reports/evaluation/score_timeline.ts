import type { TimelineEntry } from "../../analyses/incident_timeline/entry.ts";

/** Something that truly happened. */
export interface KnownEvent {
  readonly at: string;
  readonly what: string;
  readonly words: string | null;
}

/** How a timeline stands against what happened. */
export interface TimelineScore {
  /** Events that happened. */
  readonly events: number;
  /** Entries of the timeline. */
  readonly entries: number;
  /** Pairs of the two. */
  readonly matched: number;
  readonly missed: readonly KnownEvent[];
  readonly wrong: readonly TimelineEntry[];
}

/** How far the two may lie apart: what tells the minute alone, and bots that take a while. */
const nearMs = 120_000;

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().replaceAll(/<[^>]*>|&\w+;/g, " ").match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Most of the words of the one stand in the other; pseudonyms and addresses are written otherwise. */
function isTold(words: string, text: string): boolean {
  const [own, other] = [wordsOf(words), wordsOf(text)];
  return own.size === 0 || own.intersection(other).size >= 0.6 * own.size;
}

function isIt(entry: TimelineEntry, event: KnownEvent): boolean {
  if (Math.abs(Date.parse(entry.at) - Date.parse(event.at)) > nearMs) return false;
  const what = entry.kind === "change" ? "change" : entry.what;
  return event.words === null ? what === event.what : isTold(event.words, entry.text ?? "");
}

/** Pairs each true event with one entry, the nearest in time first; what is left is missed, or wrong. */
export function scoreTimeline(
  entries: readonly TimelineEntry[],
  events: readonly KnownEvent[],
): TimelineScore {
  const left = new Set(entries);
  const missed: KnownEvent[] = [];
  for (const event of events) {
    const gap = ({ at }: TimelineEntry) => Math.abs(Date.parse(at) - Date.parse(event.at));
    const [found] = [...left].filter((entry) => isIt(entry, event)).sort((a, b) => gap(a) - gap(b));
    if (found) left.delete(found);
    else missed.push(event);
  }
  const matched = events.length - missed.length;
  return { events: events.length, entries: entries.length, matched, missed, wrong: [...left] };
}
