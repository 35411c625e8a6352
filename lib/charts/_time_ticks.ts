import { textWidth } from "./text_width.ts";
import { theme } from "./theme.ts";

/** A place on an axis of time, with its words. */
export interface TimeTick {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly label: string;
}

const monthSteps = [1, 3, 6, 12, 24, 60, 120];
const daySteps = [1, 2, 7, 14];
const minuteSteps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720];
const minute = 60_000;
const day = 86_400_000;

function months(from: number, until: number, step: number): TimeTick[] {
  const first = new Date(from).getUTCFullYear() * 12;
  const last = new Date(until).getUTCFullYear() * 12 + 12;
  const ticks: TimeTick[] = [];
  for (let month = first - first % step; month <= last; month += step) {
    const date = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
    ticks.push({ at: date.getTime(), label: date.toISOString().slice(0, step % 12 === 0 ? 4 : 7) });
  }
  return ticks;
}

function days(from: number, until: number, step: number): TimeTick[] {
  const first = Math.ceil(from / day);
  return Array.from({ length: Math.floor((until / day - first) / step) + 1 }, (_, i) => {
    const at = (first + i * step) * day;
    return { at, label: new Date(at).toISOString().slice(0, 10) };
  });
}

/** Times of day; midnight is told by its day. */
function minutes(from: number, until: number, step: number): TimeTick[] {
  const size = step * minute;
  const first = Math.ceil(from / size);
  return Array.from({ length: Math.max(0, Math.floor(until / size - first) + 1) }, (_, i) => {
    const at = (first + i) * size;
    const stamp = new Date(at).toISOString();
    return { at, label: at % day === 0 ? stamp.slice(0, 10) : stamp.slice(11, 16) };
  });
}

/** Ticks at whole minutes and hours, or the starts of days, months or years, UTC, as close as their labels can be read. */
export function timeTicks(from: number, until: number, pixels: number): TimeTick[] {
  const room = (ticks: readonly TimeTick[]) =>
    ticks.reduce((sum, { label }) => sum + textWidth(label, theme.sizes.label) + 24, 0);
  const half = textWidth("2026-07-01", theme.sizes.label) / 2 / pixels * (until - from);
  const inside = (ticks: readonly TimeTick[]) =>
    ticks.filter(({ at }) => at >= from + half / 2 && at <= until - half / 2);
  const short = until - from < 100 * day;
  const isHours = until - from < 3 * day;
  const candidates = [
    ...(isHours ? minuteSteps.map((step) => minutes(from, until, step)) : []),
    ...(short ? daySteps.map((step) => days(from, until, step)) : []),
    ...monthSteps.map((step) => months(from, until, step)),
  ].map(inside);
  return candidates.find((ticks) => room(ticks) <= pixels) ?? [];
}
