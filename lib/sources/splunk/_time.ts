import type { Defect } from "../../model/source.ts";
import { type Instant, readEpochSeconds, readInstant } from "../_instant.ts";
import { zoneCalled } from "../_zone_called.ts";

const abbreviated = /\s([A-Z]{3,5})$/;

/**
 * Reads Splunk's `_time`: ISO 8601, `2026-07-14 14:54:45.000 GMT`, or seconds since 1970. Any other zone it abbreviates
 * must be what the configured zone was called then.
 */
export function splunkTime(text: string, zone: string | undefined): Instant {
  if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return readEpochSeconds(text);
  const name = abbreviated.exec(text)?.[1];
  if (name === undefined || /^(?:UTC|GMT)$/.test(name)) return readInstant(text, zone);
  if (zone === undefined) {
    return { code: "E-ZONE", reason: `"${name}" names no one time zone and none is configured` };
  }
  const read = readInstant(text.replace(abbreviated, ""), zone);
  if ("code" in read) return read;
  const called = zoneCalled(read.at, zone);
  return called === null || called === name
    ? read
    : { code: "E-DATE", reason: `it is in ${name}, but ${zone} had ${called} then` };
}

/** The defect of a time that cannot be read. */
export function timeDefect(
  value: string | null,
  { code, reason }: Extract<Instant, { code: string }>,
): Defect {
  return { code, field: "_time", value, reason };
}
