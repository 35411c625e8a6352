import type { ErrorCode } from "../../model/errors.ts";
import { readInstant } from "../_instant.ts";
import type { LogStamp } from "./_stamp.ts";
import { zoneCalled } from "../_zone_called.ts";
import { nearestYear, wallTime } from "./_year.ts";

/** Minutes since 1970, UTC, or why there are none. */
export type LogMinute =
  | { readonly minute: number; readonly ambiguous?: true }
  | { readonly code: ErrorCode; readonly reason: string };

const two = (number: number) => String(number).padStart(2, "0");

function outside(): LogMinute {
  return { code: "E-DATE", reason: "it lies outside the years 2000 to 2099" };
}

/** Reads the stamps of a log one after another: those without a year lie nearest to the one before. */
export class LogClock {
  #near: number | null;

  /**
   * @param zone of stamps without an offset.
   * @param near the moment the first stamp lies nearest to, where stamps have no year.
   */
  constructor(private readonly zone: string | undefined, near: number | null) {
    this.#near = near;
  }

  /** Whether a stamp without a year can be read. */
  get knowsYear(): boolean {
    return this.#near !== null;
  }

  /** Minute of seconds since 1970. */
  ofSeconds(seconds: number): LogMinute {
    return seconds >= 946_684_800 && seconds < 4_102_444_800
      ? { minute: Math.floor(seconds / 60) }
      : outside();
  }

  #calledOtherwise(at: string, name: string): LogMinute | null {
    const zone = this.zone ?? "UTC";
    const called = zoneCalled(at, zone);
    if (called === null || called === name) return null;
    return { code: "E-DATE", reason: `it is in ${name}, but ${zone} had ${called} then` };
  }

  /** Minute of a stamp; `E-ZONE` where it has no offset and no zone is configured. */
  of(stamp: LogStamp): LogMinute {
    const year = stamp.year ?? nearestYear(stamp, this.#near ?? NaN);
    const wall = wallTime(stamp, year);
    if (Number.isNaN(wall)) return { code: "E-DATE", reason: "there is no such day or time" };
    if (stamp.year === null) this.#near = wall;
    const text = `${year}-${two(stamp.month)}-${two(stamp.day)}T${two(stamp.hour)}:${two(stamp.minute)}:00`;
    const read = readInstant(text + (stamp.offset ?? ""), this.zone);
    if ("code" in read) return read;
    const wrong = stamp.called === undefined ? null : this.#calledOtherwise(read.at, stamp.called);
    if (wrong) return wrong;
    const minute = Math.floor(Date.parse(read.at) / 60_000);
    return read.ambiguous ? { minute, ambiguous: true } : { minute };
  }
}
