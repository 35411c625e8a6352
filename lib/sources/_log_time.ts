import type { LogClock, LogMinute } from "./_log_clock.ts";
import { stampFormats, stampOf } from "./_log_stamp.ts";

const dated = stampFormats.filter(({ proof, name }) => proof === undefined && !name.startsWith("epoch"));
const number = /^\d{9,19}(?:\.\d+)?$/;

/** Seconds of a number of seconds, milli-, micro- or nanoseconds since 1970: between 2000 and 2099 they cannot be confused. */
export function epochSeconds(written: number): number {
  if (written < 1e11) return written;
  if (written < 1e14) return written / 1e3;
  return written < 1e17 ? written / 1e6 : written / 1e9;
}

/** The minute of a field that holds a time: a number since 1970 of any unit, or a stamp as logs write it. */
export function minuteOf(value: unknown, clock: LogClock): LogMinute {
  if (typeof value === "number") return clock.ofSeconds(epochSeconds(value));
  const text = typeof value === "string" ? value.trim() : "";
  if (number.test(text)) return clock.ofSeconds(epochSeconds(Number(text)));
  for (const { pattern } of dated) {
    pattern.lastIndex = 0;
    const match = pattern.exec(text);
    if (match) return clock.of(stampOf(match.groups ?? {}));
  }
  return { code: "E-DATE", reason: "it is no time a log would write" };
}
