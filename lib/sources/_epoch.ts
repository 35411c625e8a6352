import type { Fields } from "./_fields.ts";
import { type Instant, readEpochSeconds, readInstant } from "./_instant.ts";

/** Units of time since 1970 by how many there are in a second, coarse to fine. */
const perSecond = [1, 1e3, 1e6, 1e9] as const;

const earliest = Date.UTC(2000, 0, 1) / 1000;
const latest = Date.UTC(2100, 0, 1) / 1000;

/**
 * Reads a count of seconds, milliseconds, microseconds or nanoseconds since 1970. Which of them it is shows in its
 * size: of the years 2000 to 2099 no two units share a number.
 *
 * @param value a number, or its text where it has more digits than a number holds.
 */
export function readEpoch(value: string | number): Instant {
  const count = typeof value === "number" ? value : value.trim() === "" ? NaN : Number(value);
  const unit = perSecond.find((unit) => count / unit >= earliest && count / unit < latest);
  if (unit !== undefined) return readEpochSeconds(count / unit);
  const reason = Number.isFinite(count)
    ? "it is no time of the years 2000 to 2099 in any unit"
    : "it is not a number";
  return { code: "E-DATE", reason };
}

/** A stamp as tools of any origin write it: ISO 8601, or a count since 1970 in whatever unit. */
export function anyInstant(fields: Fields, name: string, zone: string | undefined): string | null {
  const text = fields.text(name);
  if (text === null) return null;
  const isCount = /^[-+]?\d+(?:\.\d+)?$/.test(text);
  return fields.taken(name, isCount ? readEpoch(text) : readInstant(text, zone));
}
