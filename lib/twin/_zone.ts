import { day, end, hour, start } from "./_clock.ts";

interface Offset {
  readonly from: number;
  readonly milliseconds: number;
}

const known = new Map<string, readonly Offset[]>();

function readOffsets(zone: string): readonly Offset[] {
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(
    zone,
  );
  const offsets = [{ from: -Infinity, milliseconds: at.offsetNanoseconds / 1e6 }];
  while ((at = at.getTimeZoneTransition("next")) !== null && at.epochMilliseconds < end + 365 * day) {
    offsets.push({ from: at.epochMilliseconds, milliseconds: at.offsetNanoseconds / 1e6 });
  }
  return offsets.reverse();
}

/** What the clocks of a zone add to UTC at an instant, milliseconds. Asked millions of times, so kept by zone. */
export function zoneOffset(zone: string, at: number): number {
  const offsets = known.get(zone) ?? readOffsets(zone);
  known.set(zone, offsets);
  return offsets.find(({ from }) => at >= from)?.milliseconds ?? 0;
}

/** `2026-03-01 14:02:11` as the clocks of a zone show it. */
export function wallTime(at: number, zone: string): string {
  return new Date(at + zoneOffset(zone, at)).toISOString().slice(0, 19).replace("T", " ");
}

/** Hour of the week in a zone, 0 for Monday 00:00 to 167. */
export function hourOfWeek(at: number, zone: string): number {
  const hours = Math.floor((at + zoneOffset(zone, at)) / hour);
  // 1970-01-01 was a Thursday.
  return (hours + 3 * 24) % 168;
}
