import type { DurationRow } from "./rows.ts";

/** Spans of an incident's life, from the same start wherever one exists. */
export const measures = ["acknowledge", "mitigate", "resolve"] as const;

export type Measure = typeof measures[number];

/** How long one incident took, or at least took. */
export interface Spell {
  readonly row: DurationRow;
  /** Seconds, at least one step of the clock. */
  readonly time: number;
  /** Whether the end was seen. */
  readonly observed: boolean;
  /** Whether it was hidden, and last seen before the last moment anything is known of: it may have ended there. */
  readonly mayHaveEnded: boolean;
}

/** The spells of one measure, and the incidents that have none. */
export interface Spells {
  readonly spells: readonly Spell[];
  /** Incidents whose end comes before their start, or after their export was loaded. */
  readonly contradictory: number;
  /** Incidents that ended without this moment being recorded. */
  readonly unrecorded: number;
}

const ends = {
  acknowledge: ["declaredAt", "acknowledgedAt"],
  mitigate: ["startedAt", "mitigatedAt"],
  resolve: ["startedAt", "resolvedAt"],
} as const;

function secondsBetween(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / 1000;
}

// Clocks of tools and of this machine may differ, and zones be mistaken: a day is allowed.
const slack = 86_400;

function isImpossible({ loadedAt }: DurationRow, end: string): boolean {
  return loadedAt !== null && secondsBetween(loadedAt, end) > slack;
}

/**
 * The step of the clock that wrote the times, in seconds: 60 where all are whole minutes, else 1. Nothing shorter can
 * be told, and a zero has no logarithm: below one step, one step stands.
 */
function clockStep(rows: readonly DurationRow[], measure: Measure): number {
  const times = rows.flatMap((row) => ends[measure].map((column) => row[column]));
  const wholeMinutes = times.every((time) => time === null || Date.parse(time) % 60_000 === 0);
  return wholeMinutes ? 60 : 1;
}

/** What the times of all rows say about how to read one. */
export interface Clock {
  /** Shortest time that can be told, in seconds. */
  readonly step: number;
  /** Last moment any row knows of, milliseconds: what is open then is open for certain. */
  readonly last: number;
}

export function clockOf(rows: readonly DurationRow[], measure: Measure): Clock {
  const moments = rows.flatMap((
    { startedAt, resolvedAt, censoredAt },
  ) => [startedAt, resolvedAt, censoredAt]);
  return {
    step: clockStep(rows, measure),
    last: moments.reduce((last, at) => at === null ? last : Math.max(last, Date.parse(at)), -Infinity),
  };
}

function spellOf(
  row: DurationRow,
  measure: Measure,
  { step, last }: Clock,
): Spell | "contradictory" | "unrecorded" {
  const [from, to] = ends[measure];
  const start = row[from];
  const seen = row[to];
  const end = seen ?? (row.isCensored ? row.censoredAt : null);
  if (start === null || end === null) return "unrecorded";
  const time = secondsBetween(start, end);
  if (time < 0 || isImpossible(row, end)) return "contradictory";
  const observed = seen !== null;
  return { row, time: Math.max(time, step), observed, mayHaveEnded: !observed && Date.parse(end) < last };
}

// In order of length, so that nothing drawn at random later depends on the order of the rows.
function byLength(a: Spell, b: Spell): number {
  return a.time - b.time || Number(a.observed) - Number(b.observed);
}

/** Measures every row that can be measured. */
export function spellsOf(rows: readonly DurationRow[], measure: Measure, clock: Clock): Spells {
  const read = rows.map((row) => spellOf(row, measure, clock));
  return {
    spells: read.filter((spell): spell is Spell => typeof spell === "object").sort(byLength),
    contradictory: read.filter((spell) => spell === "contradictory").length,
    unrecorded: read.filter((spell) => spell === "unrecorded").length,
  };
}
