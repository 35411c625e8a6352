import type { Fields } from "./_fields.ts";
import { type Instant, readEpochSeconds, readInstant } from "./_instant.ts";

/** Milliseconds since 1970 as an instant; `E-DATE` where the number is no time of the years 2000 to 2099 (seconds, say). */
export function readEpochMilliseconds(milliseconds: number): Instant {
  return readEpochSeconds(milliseconds / 1000);
}

/** A field of milliseconds since 1970, in UTC. */
export function epochMilliseconds(fields: Fields, name: string): string | null {
  const value = fields.number(name);
  return value === null ? null : fields.taken(name, readEpochMilliseconds(value));
}

const firstMilliseconds = 100_000_000_000;

/** A stamp as logs of any origin write it: ISO 8601, or a number of seconds or milliseconds since 1970. */
export function anyInstant(fields: Fields, name: string, zone: string | undefined): string | null {
  const text = fields.text(name);
  if (text === null) return null;
  if (!/^\d{9,13}(?:\.\d+)?$/.test(text)) return fields.taken(name, readInstant(text, zone));
  const number = Number(text);
  return fields.taken(
    name,
    number < firstMilliseconds ? readEpochSeconds(number) : readEpochMilliseconds(number),
  );
}
