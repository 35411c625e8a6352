import { type Grid, hourMs, type Stream } from "./_streams.ts";

/** Between which instants something began, milliseconds. */
export interface Beginning {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * What an hour that is off tells of when it began. A count that rose did so between the first and the last event of the hour; a
 * metric after the last sample of the hours before, and before the last one of the hour; all else at any time of the hour.
 */
export function beginningOf({ kind, rows }: Stream, onset: number, isUp: boolean, { from }: Grid): Beginning {
  const [start, end] = [from + onset * hourMs, from + (onset + 1) * hourMs];
  const own = rows.find(({ at }) => Math.floor((Date.parse(at) - from) / hourMs) === onset);
  const instant = (time: string | null | undefined) => time ? Date.parse(time) : null;
  if (kind !== "metric") {
    return isUp
      ? { earliest: instant(own?.firstAt) ?? start, latest: instant(own?.lastAt) ?? end }
      : { earliest: start, latest: end };
  }
  const before = rows.reduce((last, { at, lastAt }) => {
    const time = instant(lastAt);
    return time !== null && Date.parse(at) < start && time > last ? time : last;
  }, -Infinity);
  return { earliest: before === -Infinity ? start : before, latest: instant(own?.lastAt) ?? end };
}
