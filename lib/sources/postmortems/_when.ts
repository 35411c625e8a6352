import { monthElsewhere, monthsElsewhere } from "./_other_languages.ts";
import { readZone, type WrittenZone } from "./_zone.ts";

/** A day as written: complete, without its year, by its weekday only, or in an order of digits that cannot be told. */
export type WrittenDay =
  | { readonly kind: "date"; readonly year: number | null; readonly month: number; readonly day: number }
  | { readonly kind: "weekday"; readonly weekday: number }
  | { readonly kind: "unclear" };

/** The time that opens a heading, an item, a cell or a line of a timeline. */
export interface When {
  /** As written, marks of Markdown around it left out. */
  readonly raw: string;
  /** What follows the time. */
  readonly rest: string;
  readonly day: WrittenDay | null;
  /** Seconds since midnight. */
  readonly clock: number | null;
  readonly endDay: WrittenDay | null;
  readonly end: number | null;
  readonly zone: WrittenZone | null;
}

const scanned = 240;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month =
  `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|${monthsElsewhere})\\b\\.?`;
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const weekday = /(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s*/yi;
const yearFirst = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const monthFirst = new RegExp(
  `${month}\\s{0,3}(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s{1,3}(\\d{4}))?(?!\\d|:\\d)`,
  "yi",
);
const dayFirst = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th|er)?\\.?\\s{0,3}(?:of\\s|de\\s)?${month}(?:,?\\s{1,3}(?:de\\s)?(\\d{4}))?(?!\\d|:\\d)`,
  "yi",
);
const dotted = /(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/y;
const slashed = /(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/y;

const opener = /[\s*_`[({|>]{0,20}/y;
const filler =
  /(?:~|≈|(?:at|on|from|by|between|about|around|approx(?:imately)?|circa|ca|c|um|gegen|ab|vers|a las|hacia las)\b\.?|à(?=\s))\s{0,3}[*_`]{0,2}/yi;
const gap = /(?:\s{0,3}(?:T(?=\d)|@|,|at\b|um\b|à(?=\s)|a las\b|-|–|—|:(?=\s))?\s{0,3})/y;
const until = /\s{0,3}(?:-|–|—|−|to\b|until\b|till\b|and\b|bis\b|à(?=\s)|hasta\b|->|→)\s{0,3}~?/yi;
const closer = /[\s*_`\])}]{0,20}(?:[:|,;–—=>-]{1,3}(?=\s|$|\*|_)|(?<=[*_`\])}]):)?[*_`]{0,3}\s{0,20}/y;

const precise = /(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])(?:\s?([ap])\.?m\b\.?|([ap])\b)?/yi;
const spelled = /(\d{1,2})(?:[.h](\d{2}))?()\s?([ap])\.?m\b\.?/yi;
const continental = /(\d{1,2})h(\d{2})(?![\da-z])/yi;
const military = /([01]\d|2[0-3])([0-5]\d)(?=\s?(?:Z|UTC|GMT|hrs|hours|h)(?![a-z]))/yi;

/** Where reading has got to. */
class Cursor {
  at = 0;
  constructor(readonly text: string) {}
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }
}

function exists(year: number | null, monthNumber: number, day: number): boolean {
  try {
    Temporal.PlainDate.from({ year: year ?? 2000, month: monthNumber, day }, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

function dateOf(year: string | undefined, monthText: string, day: string): WrittenDay {
  const english = months.indexOf(monthText.slice(0, 3).toLowerCase()) + 1;
  const monthNumber = monthElsewhere(monthText) ?? (english || Number(monthText));
  const full = year === undefined ? null : Number(year.length === 2 ? `20${year}` : year);
  if (!exists(full, monthNumber, Number(day))) return { kind: "unclear" };
  return { kind: "date", year: full, month: monthNumber, day: Number(day) };
}

function slashedDay(found: RegExpExecArray): WrittenDay {
  const [, first = "", second = "", year] = found;
  if (Number(first) > 12) return dateOf(year, second, first);
  if (Number(second) > 12 || first === second) return dateOf(year, first, second);
  return { kind: "unclear" };
}

function readDate(cursor: Cursor): WrittenDay | null {
  const iso = cursor.take(yearFirst);
  if (iso) return dateOf(iso[1], iso[3] ?? "", iso[4] ?? "");
  const spoken = cursor.take(monthFirst);
  if (spoken) return dateOf(spoken[3], spoken[1] ?? "", spoken[2] ?? "");
  const turned = cursor.take(dayFirst);
  if (turned) return dateOf(turned[3], turned[2] ?? "", turned[1] ?? "");
  const points = cursor.take(dotted);
  if (points) return dateOf(points[3], points[2] ?? "", points[1] ?? "");
  const before = cursor.at;
  const slashes = cursor.take(slashed);
  if (!slashes) return null;
  // "24/7" is no day: without a year a time has to follow.
  if (
    slashes[3] === undefined &&
    !/^[\s,@]{1,3}(?:at )?\d{1,2}(?::\d\d|\s?[ap]m)/i.test(cursor.text.slice(cursor.at))
  ) {
    cursor.at = before;
    return null;
  }
  return slashedDay(slashes);
}

function readDay(cursor: Cursor): WrittenDay | null {
  const before = cursor.at;
  const name = cursor.take(weekday);
  const date = readDate(cursor);
  if (date || !name) return date;
  const after = cursor.at;
  const clock = readClock(cursor);
  cursor.at = clock ? after : before;
  const index = weekdays.indexOf((name[1] ?? "").slice(0, 3).toLowerCase());
  return clock ? { kind: "weekday", weekday: index + 1 } : null;
}

interface Clock {
  readonly seconds: number;
  readonly half: "a" | "p" | null;
  readonly hour: number;
  readonly precise: boolean;
}

function clockOf(
  hourText: string,
  minuteText: string,
  secondText: string,
  half: string | undefined,
): Clock | null {
  const written = Number(hourText);
  if (written > 23 || Number(minuteText) > 59 || Number(secondText) > 59) return null;
  const side = half?.toLowerCase() === "a" ? "a" : half ? "p" : null;
  const rest = Number(minuteText) * 60 + Number(secondText);
  return {
    seconds: onDial(written, side) * 3600 + rest,
    half: side,
    hour: written,
    precise: secondText !== "0",
  };
}

// "17:14pm" and "00:25 am" are written; the hour of 24 wins over the half of the day.
function onDial(hour: number, half: "a" | "p" | null): number {
  if (half === "p" && hour >= 1 && hour < 12) return hour + 12;
  return half === "a" && hour === 12 ? 0 : hour;
}

function readClock(cursor: Cursor): Clock | null {
  const before = cursor.at;
  const found = cursor.take(precise) ?? cursor.take(spelled) ?? cursor.take(continental) ??
    cursor.take(military);
  if (!found) return null;
  const clock = clockOf(found[1] ?? "", found[2] ?? "0", found[3] || "0", found[4] ?? found[5]);
  if (!clock) cursor.at = before;
  else cursor.take(/\s?Uhr\b/yi);
  return clock;
}

// "00:25 - 00:29 AM": the half of the day stands once, at the end. Noon may lie between: then the start is before it.
function withHalf(start: Clock, end: Clock | null): number {
  if (!end || start.half !== null || end.half === null || start.hour > 12) return start.seconds;
  const minutes = start.seconds % 3600;
  const same = onDial(start.hour, end.half) * 3600 + minutes;
  return same <= end.seconds ? same : onDial(start.hour, end.half === "p" ? "a" : "p") * 3600 + minutes;
}

interface End {
  readonly clock: Clock | null;
  readonly seconds: number | null;
  readonly day: WrittenDay | null;
}

const noEnd: End = { clock: null, seconds: null, day: null };

function readEnd(cursor: Cursor, start: Clock): End {
  const before = cursor.at;
  const short = start.precise ? cursor.take(/[-–](\d{2})(?![\d:.])/y) : null;
  if (short) return { ...noEnd, seconds: start.seconds - start.seconds % 60 + Number(short[1]) };
  if (cursor.take(until)) {
    const day = readDate(cursor);
    if (day) cursor.take(gap);
    const clock = readClock(cursor);
    if (clock) return { clock, seconds: clock.seconds, day };
  }
  cursor.at = before;
  return noEnd;
}

// "13:30-13:45" is a stretch of time; only a stamp with seconds goes on with "-08:00".
function takeZone(cursor: Cursor, clock: Clock): WrittenZone | null {
  const before = cursor.at;
  cursor.take(/\s{0,3}/y);
  if (!clock.precise && /^[-−]\d\d:\d\d/.test(cursor.text.slice(cursor.at, cursor.at + 6))) {
    cursor.at = before;
    return null;
  }
  const read = readZone(cursor.text, cursor.at);
  cursor.at = read ? read.end : before;
  return read?.zone ?? null;
}

function fillers(cursor: Cursor): void {
  while (cursor.take(filler)) { /* "at around 14:23" */ }
}

function dayAfter(cursor: Cursor): WrittenDay | null {
  const before = cursor.at;
  cursor.take(/\s{0,3},?\s{0,3}(?:on\s)?[([]?/y);
  const day = readDate(cursor);
  if (!day) cursor.at = before;
  return day;
}

function dayBefore(cursor: Cursor): WrittenDay | null {
  const day = readDay(cursor);
  if (!day) return null;
  const before = cursor.at;
  cursor.take(gap);
  fillers(cursor);
  const clockFollows = readClockAhead(cursor);
  if (!clockFollows) cursor.at = before;
  return day;
}

function readClockAhead(cursor: Cursor): boolean {
  const before = cursor.at;
  const clock = readClock(cursor);
  cursor.at = before;
  return clock !== null;
}

// Bold that opened before the time and closes after the text is opened again for the text.
function restOf(text: string, opened: string, closed: string, at: number): string {
  const rest = text.slice(at).trim();
  const mark = /\*\*|__|\*|_|`/.exec(opened)?.[0];
  return mark === undefined || closed.includes(mark) || !rest.includes(mark) ? rest : mark + rest;
}

/**
 * Reads the day, the time or both that open a text: `Jan 10 2018, 9:05 am`, `~16:06:00 - 16:16:00`, `**14:23 PST**: text`.
 *
 * @returns null where the text opens with neither.
 */
export function readWhen(text: string): When | null {
  const cursor = new Cursor(text.slice(0, scanned));
  const opened = cursor.take(opener)?.[0] ?? "";
  const start = cursor.at;
  fillers(cursor);
  const before = dayBefore(cursor);
  const clock = readClock(cursor);
  if (!before && !clock) return null;
  const zone = clock ? takeZone(cursor, clock) : null;
  const end = clock ? readEnd(cursor, clock) : noEnd;
  const lastZone = end.clock ? takeZone(cursor, end.clock) : null;
  const day = before ?? (clock ? dayAfter(cursor) : null);
  const raw = cursor.text.slice(start, cursor.at).replaceAll(/[*_`]/g, "").trim();
  const closed = cursor.take(closer)?.[0] ?? "";
  return {
    raw,
    rest: restOf(text, opened, closed, cursor.at),
    day,
    clock: clock && withHalf(clock, end.clock),
    endDay: end.day,
    end: end.seconds,
    zone: zone ?? lastZone,
  };
}
