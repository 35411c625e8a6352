import type { Defect } from "../../model/source.ts";
import { readInstant } from "../_instant.ts";
import { completeDay, placeClock, type PlacedEvent, type Setting } from "./_placing.ts";
import { readWhen } from "./_when.ts";

/** A stated time in UTC, or why there is none. */
export interface Moment {
  readonly at: string | null;
  readonly defects: readonly Defect[];
}

function untold(defect: Defect): Moment {
  return { at: null, defects: [defect] };
}

/** Reads a time a document states by name: ISO 8601, or as the times of its timeline are written. */
export function readMoment(field: string, text: string | null, setting: Setting): Moment {
  if (text === null) return { at: null, defects: [] };
  const zone = setting.zone;
  const named = zone?.kind === "named" ? zone.name : zone === null ? setting.configured : undefined;
  const iso = readInstant(text, named);
  if ("at" in iso) return { at: iso.at, defects: [] };
  const when = readWhen(text);
  const day = when?.day ? completeDay(when.day, setting.day) : setting.day;
  if (!when || when.clock === null || !day) {
    return untold({ code: iso.code, field, value: text, reason: iso.reason });
  }
  const placed = placeClock(day, when.clock, when.zone ?? zone, setting.configured);
  if ("at" in placed) return { at: placed.at, defects: [] };
  return untold({ code: placed.code, field, value: text, reason: placed.reason });
}

/** When something is due: a time as {@link readMoment} reads it, or the end of a day that names its year. */
export function readDue(text: string | null, setting: Setting): string | null {
  const { at } = readMoment("due_at", text, setting);
  if (at !== null || text === null) return at;
  const when = readWhen(text);
  if (!when?.day || when.clock !== null || !("year" in when.day) || when.day.year === null) return null;
  const day = completeDay(when.day, null);
  return day && `${day}T23:59:59.000Z`;
}

/** First and last time of a timeline, and what speaks against them. */
export interface Span {
  readonly startedAt: string | null;
  readonly resolvedAt: string | null;
  readonly defects: readonly Defect[];
}

// The newest entry first: every time runs back, and some really do.
function backward(times: readonly string[]): boolean {
  const [first = "", last = ""] = [times[0], times.at(-1)];
  return first > last && times.every((at, index) => index === 0 || at <= (times[index - 1] ?? at));
}

function latest(times: readonly string[]): string | null {
  return times.reduce<string | null>((last, at) => last === null || at > last ? at : last, null);
}

// "2024-03-05 Payments outage" over the times of that day is their headline, no event before them.
function withoutDayLine(events: readonly PlacedEvent[]): readonly PlacedEvent[] {
  const first = events.findIndex(({ at }) => at !== null);
  const day = events[first]?.day ?? null;
  const lines = events.slice(0, Math.max(first, 0));
  return day !== null && lines.every((event) => event.raw === day) ? events.slice(first) : events;
}

function earliest(times: readonly string[]): string | null {
  return times.reduce<string | null>((first, at) => first === null || at < first ? at : first, null);
}

function disordered(event: PlacedEvent | undefined, at: string | null): boolean {
  return event !== undefined && event.at !== null && event.at !== at;
}

/**
 * Tells when an incident started and ended by its timeline. A start is told only by the entry that stands first, an end
 * by the one that stands last (the other way round where the newest stands first): an entry without a time at that place,
 * or an earlier time further down, leaves it unknown.
 */
export function timelineSpan(all: readonly PlacedEvent[]): Span {
  const events = withoutDayLine(all);
  const times = events.flatMap(({ at }) => at === null ? [] : [at]);
  const [oldest, newest] = backward(times) ? [events.at(-1), events[0]] : [events[0], events.at(-1)];
  const startedAt = earliest(times);
  const lastAt = latest(times);
  const ends = events.flatMap(({ at, endsAt }) => [at, endsAt].filter((each) => each !== null));
  const backwards: Defect = {
    code: "E-DATE",
    field: "timeline",
    value: events.find(({ at }) => at !== null && at === startedAt)?.raw ?? null,
    reason: "its times run backwards, which leaves the start or the end of the incident unknown",
  };
  return {
    startedAt: oldest?.at === startedAt ? startedAt : null,
    resolvedAt: newest?.at === lastAt ? latest(ends) : null,
    defects: disordered(oldest, startedAt) || disordered(newest, lastAt) ? [backwards] : [],
  };
}
