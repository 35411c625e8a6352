import type { ErrorCode } from "../model/errors.ts";

/** A stamp read, or why it cannot be. */
export type Instant =
  | { readonly at: string; readonly ambiguous?: true }
  | { readonly code: ErrorCode; readonly reason: string };

const shape =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s*(Z|UTC|GMT|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?)?$/i;
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

function checked(milliseconds: number, ambiguous = false): Instant {
  if (!(milliseconds >= earliest && milliseconds < latest)) {
    return { code: "E-DATE", reason: "it lies outside the years 2000 to 2099" };
  }
  const at = new Date(milliseconds).toISOString();
  return ambiguous ? { at, ambiguous } : { at };
}

const noSuchTime: Instant = { code: "E-DATE", reason: "there is no such day or time" };

const utc =
  /^(20\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[T ]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,9}))?Z$/;

/** Whether a month has a 29th, 30th or 31st. */
function hasDay(year: string, month: string, day: string): boolean {
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}

/** The form nearly all stamps have: it is a time as it stands, without a calendar. */
function plainUtc(text: string): Instant | null {
  const found = utc.exec(text);
  if (!found) return null;
  const [, year = "", month = "", day = "", time, fraction = ""] = found;
  if (day > "28" && !hasDay(year, month, day)) return null;
  return { at: `${year}-${month}-${day}T${time}.${fraction.slice(0, 3).padEnd(3, "0")}Z` };
}

function calendar(text: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: "reject" });
  } catch {
    return null;
  }
}

function wall(plain: Temporal.PlainDateTime, zone: string): Instant {
  const earlier = plain.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = plain.toZonedDateTime(zone, { disambiguation: "later" });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return checked(earlier.epochMilliseconds);
  if (!earlier.toPlainDateTime().equals(plain)) {
    return { code: "E-DATE", reason: `the clocks of ${zone} skipped this time` };
  }
  return checked(earlier.epochMilliseconds, true);
}

function utcOffset(written: string): string {
  if (/^[a-z]/i.test(written)) return "UTC";
  return written.length === 3 ? `${written}:00` : written.replace(/^(.\d{2}):?(\d{2})$/, "$1:$2");
}

/**
 * Reads a stamp in ISO 8601 or the near forms tools write (`2026-07-14 14:54:45.000 GMT`), never guessing a zone.
 *
 * @param text the stamp as it stands in the export.
 * @param zone IANA zone of stamps without an offset; undefined where none is configured.
 * @returns UTC, to the millisecond, flagged `ambiguous` where clocks were set back and the earlier reading was taken;
 * or the reason there is none: `E-ZONE` without offset and zone, `E-DATE` for what is no time of the years 2000 to 2099.
 */
export function readInstant(text: string, zone: string | undefined): Instant {
  const plainest = plainUtc(text);
  if (plainest) return plainest;
  const found = shape.exec(text.trim());
  if (!found) return { code: "E-DATE", reason: "it is not a date and time in ISO 8601" };
  const [, date, time = "00:00", offset] = found;
  const iso = `${date}T${
    time.padStart(time.indexOf(":") === 1 ? time.length + 1 : 0, "0").replace(",", ".")
  }`;
  const plain = calendar(iso);
  if (!plain) return noSuchTime;
  if (offset !== undefined) return checked(plain.toZonedDateTime(utcOffset(offset)).epochMilliseconds);
  if (zone === undefined) return { code: "E-ZONE", reason: "it names no time zone and none is configured" };
  return wall(plain, zone);
}

/**
 * Reads seconds since 1970 as text or number, with a fraction or without.
 *
 * @returns UTC, or `E-DATE` where the number is no time of the years 2000 to 2099 (milliseconds, say).
 */
export function readEpochSeconds(value: string | number): Instant {
  const seconds = typeof value === "number" ? value : value.trim() === "" ? NaN : Number(value);
  if (!Number.isFinite(seconds)) return { code: "E-DATE", reason: "it is not a number of seconds" };
  return checked(Math.round(seconds * 1000));
}
