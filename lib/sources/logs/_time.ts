import type { LogClock, LogMinute } from "./_clock.ts";
import { stampFormats, stampOf } from "./_stamp.ts";

const dated = stampFormats.filter(({ proof, name }) => proof === undefined && !name.startsWith("epoch"));
const number = /^\d{9,19}(?:\.\d+)?$/;

/** Seconds of a number of seconds, milli-, micro- or nanoseconds since 1970: between 2000 and 2099 they cannot be confused. */
export function epochSeconds(written: number): number {
  if (written < 1e11) return written;
  if (written < 1e14) return written / 1e3;
  return written < 1e17 ? written / 1e6 : written / 1e9;
}

const toTheMinute = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Reads fields that hold a time: a number since 1970 of any unit, or a stamp as logs write it. */
export class LogTimes {
  /** The last stamp in UTC to the minute, which the next ones mostly share. */
  #shared = " ";
  #minute: LogMinute = { minute: NaN };

  constructor(private readonly clock: LogClock) {}

  /** The minute of a field's value. */
  minuteOf(value: unknown): LogMinute {
    if (typeof value === "number") return this.clock.ofSeconds(epochSeconds(value));
    const text = typeof value === "string" ? value.trim() : "";
    if (text.startsWith(this.#shared) && toTheMinute.test(text)) return this.#minute;
    if (number.test(text)) return this.clock.ofSeconds(epochSeconds(Number(text)));
    return this.#stamp(text);
  }

  #stamp(text: string): LogMinute {
    for (const { pattern } of dated) {
      pattern.lastIndex = 0;
      const match = pattern.exec(text);
      if (!match) continue;
      const minute = this.clock.of(stampOf(match.groups ?? {}));
      if (toTheMinute.test(text)) {
        this.#shared = text.slice(0, 17);
        this.#minute = minute;
      }
      return minute;
    }
    return { code: "E-DATE", reason: "it is no time a log would write" };
  }
}
