import type { ErrorCode } from "../../model/errors.ts";
import type { Defect } from "../../model/source.ts";
import { readInstant } from "../_instant.ts";
import type { Step } from "./_timeline.ts";
import type { When, WrittenDay } from "./_when.ts";
import { settledOffset, type WrittenZone } from "./_zone.ts";

/** What is known before the first entry. */
export interface Setting {
  /** Day of the incident, where the document names one; its times count from there. */
  readonly day: Temporal.PlainDate | null;
  /** Zone the document declares outside its timeline. */
  readonly zone: WrittenZone | null;
  /** Zone configured for documents that name none, and for abbreviations that mean several. */
  readonly configured: string | undefined;
  /** Why the days of its timeline cannot be believed, where the document contradicts itself. */
  readonly contradiction: string | null;
  /** Start the document states in UTC: the first time without a day lies nearest to it. */
  readonly start: string | null;
}

/** An entry of a timeline with its place in time. */
export interface PlacedEvent {
  readonly raw: string | null;
  readonly text: string;
  readonly actor: string | null;
  /** Where it stands, from 0 at the start of the body. */
  readonly line: number;
  /** UTC, or null where the document does not tell. */
  readonly at: string | null;
  readonly endsAt: string | null;
  /** Why `at` is null. */
  readonly reason: string | null;
  /** Day it stands under, `YYYY-MM-DD`. */
  readonly day: string | null;
}

const halfDay = 43_200;

/** IANA name of a zone as written, where it has one. */
export function zoneName(zone: WrittenZone | null, setting: Setting): string | null {
  if (zone === null || zone.kind === "ambiguous") return setting.configured ?? null;
  return zone.name;
}

type Placed = { readonly at: string } | { readonly reason: string; readonly code: ErrorCode };

function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${
    two(Math.floor(seconds) % 60)
  }`;
}

function stampIn(zone: WrittenZone | null, day: Temporal.PlainDate, configured: string | undefined): Placed {
  if (zone === null) {
    return configured === undefined ? { code: "E-ZONE", reason: "no time zone named" } : { at: configured };
  }
  if (zone.kind === "named") return { at: zone.name };
  if (zone.kind === "offset") return { at: zone.offset };
  const offset = settledOffset(zone.offsets, configured, day.year);
  return offset === null
    ? { code: "E-ZONE", reason: `${zone.word} means several time zones` }
    : { at: offset };
}

/** Places a clock time of a day in UTC, or says why it cannot be. */
export function placeClock(
  day: Temporal.PlainDate,
  seconds: number,
  zone: WrittenZone | null,
  configured: string | undefined,
): Placed {
  const where = stampIn(zone, day, configured);
  if ("reason" in where) return where;
  const stamp = `${day.toString()} ${clockText(seconds)}`;
  const read = /^[+-]/.test(where.at)
    ? readInstant(`${stamp}${where.at}`, undefined)
    : readInstant(stamp, where.at);
  return "at" in read ? { at: read.at } : read;
}

function nearest(base: Temporal.PlainDate, month: number, day: number): Temporal.PlainDate | null {
  const years = [base.year, base.year - 1, base.year + 1];
  const dates = years.map((year) => Temporal.PlainDate.from({ year, month, day })).filter((date) =>
    date.day === day
  );
  const distance = (date: Temporal.PlainDate) => Math.abs(base.until(date, { largestUnit: "days" }).days);
  return dates.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Completes a day as written from the day before it in the text; null where that cannot be told. */
export function completeDay(
  written: WrittenDay,
  known: Temporal.PlainDate | null,
): Temporal.PlainDate | null {
  if (written.kind === "unclear") return null;
  if (written.kind === "weekday") {
    return known?.add({ days: (written.weekday - known.dayOfWeek + 7) % 7 }) ?? null;
  }
  const { year, month, day } = written;
  if (year !== null) return Temporal.PlainDate.from({ year, month, day });
  return known && nearest(known, month, day);
}

function sameZone(zone: WrittenZone | null, other: WrittenZone | null | undefined): boolean {
  return zone === other || JSON.stringify(zone) === JSON.stringify(other);
}

/** Walks with the reader: the day and the zone that hold at this point of the text. */
class Walk {
  private day: Temporal.PlainDate | null;
  private last: number | null = null;
  private zone: WrittenZone | null;
  private lastAt: string | null;
  private lastZone: WrittenZone | null | undefined = undefined;

  constructor(private readonly setting: Setting, private readonly onlyZone: WrittenZone | null) {
    this.day = setting.day;
    this.zone = setting.zone;
    this.lastAt = setting.start;
  }

  turn(step: Exclude<Step, { type: "entry" }>): void {
    if (step.type === "zone") this.zone = step.zone;
    else this.setDay(step.day);
  }

  private setDay(day: WrittenDay): void {
    this.day = completeDay(day, this.day ?? this.setting.day);
    this.last = null;
  }

  // A clock that runs back by more than half a day has passed midnight. By less, the writer told it in another order.
  private tick(clock: number): void {
    if (this.day && this.last !== null && this.last - clock > halfDay) this.day = this.day.add({ days: 1 });
    this.last = clock;
  }

  // A line in another zone than the one before, or the first: its day is the one that brings it nearest in time.
  private changeZone(clock: number, zone: WrittenZone | null): void {
    const before = this.lastAt;
    if (this.day === null || before === null || sameZone(zone, this.lastZone)) {
      return this.tick(clock);
    }
    const distance = (day: Temporal.PlainDate) => {
      const placed = this.clockAt(day, clock, zone);
      return "at" in placed ? Math.abs(Date.parse(placed.at) - Date.parse(before)) : Infinity;
    };
    const days = [this.day, this.day.subtract({ days: 1 }), this.day.add({ days: 1 })];
    this.day = days.reduce((best, day) => distance(day) < distance(best) ? day : best);
    this.last = clock;
  }

  private clockAt(day: Temporal.PlainDate, clock: number, zone: WrittenZone | null): Placed {
    return placeClock(day, clock, zone, this.setting.configured);
  }

  place(when: When | null): Pick<PlacedEvent, "at" | "endsAt" | "reason" | "day"> {
    if (when?.day) this.setDay(when.day);
    if (when === null || when.clock === null) return this.untold("no time of day");
    const zone = when.zone ?? this.zone ?? this.onlyZone;
    if (when.day) this.tick(when.clock);
    else this.changeZone(when.clock, zone);
    if (this.setting.contradiction !== null) return this.untold(this.setting.contradiction);
    if (!this.day) {
      return this.untold(when.day?.kind === "unclear" ? "day and month in unclear order" : "no day named");
    }
    const start = this.clockAt(this.day, when.clock, zone);
    if ("reason" in start) return this.untold(start.reason);
    this.lastAt = start.at;
    this.lastZone = zone;
    return {
      at: start.at,
      endsAt: this.placeEnd(this.day, when, zone),
      reason: null,
      day: this.day.toString(),
    };
  }

  private untold(reason: string): Pick<PlacedEvent, "at" | "endsAt" | "reason" | "day"> {
    return { at: null, endsAt: null, reason, day: this.day?.toString() ?? null };
  }

  private placeEnd(day: Temporal.PlainDate, when: When, zone: WrittenZone | null): string | null {
    if (when.end === null || when.clock === null) return null;
    const named = when.endDay
      ? completeDay(when.endDay, day)
      : day.add({ days: when.end < when.clock ? 1 : 0 });
    const end = named && this.clockAt(named, when.end, zone);
    return end && "at" in end ? end.at : null;
  }
}

// Where some times carry a zone, always the same, the others of that timeline are in it too.
function onlyZoneOf(steps: readonly Step[]): WrittenZone | null {
  const zones = steps.flatMap((step) => step.type === "entry" && step.when?.zone ? [step.when.zone] : []);
  const distinct = new Set(zones.map((zone) => JSON.stringify(zone)));
  return distinct.size === 1 ? zones[0] ?? null : null;
}

/** The zone most of a timeline is in: declared, or the only one its times carry. */
export function timelineZone(steps: readonly Step[], setting: Setting): WrittenZone | null {
  const declared = steps.find((step) => step.type === "zone");
  return declared?.type === "zone" ? declared.zone : setting.zone ?? onlyZoneOf(steps);
}

/** Places the entries of a timeline in UTC, in the order they are written. */
export function placeTimeline(steps: readonly Step[], setting: Setting): PlacedEvent[] {
  const walk = new Walk(setting, onlyZoneOf(steps));
  const events: PlacedEvent[] = [];
  for (const step of steps) {
    if (step.type !== "entry") walk.turn(step);
    else {
      const { raw, text, actor, line } = step;
      events.push({ raw, text, actor, line, ...walk.place(step.when) });
    }
  }
  return events;
}

/** Days a timeline names with their year. */
export function namedDays(steps: readonly Step[]): Temporal.PlainDate[] {
  return steps.flatMap((step) => {
    const day = step.type === "day" ? step.day : step.type === "entry" ? step.when?.day : null;
    return day?.kind === "date" && day.year !== null
      ? [completeDay(day, null)].filter((each) => each !== null)
      : [];
  });
}

/** The defect of a name for winter time used on a day when clocks showed summer time, or null. */
export function seasonDefect(zone: WrittenZone | null, events: readonly PlacedEvent[]): Defect | null {
  if (zone?.kind !== "offset" || zone.name === null) return null;
  const name = zone.name;
  const off = events.find(({ at }) =>
    at !== null && Temporal.Instant.from(at).toZonedDateTimeISO(name).offset !== zone.offset
  );
  if (!off) return null;
  return {
    code: "E-ZONE",
    field: "timeline",
    value: off.raw,
    reason:
      `clocks in ${name} did not show UTC${zone.offset} then; its times were read as UTC${zone.offset}, as written`,
  };
}
