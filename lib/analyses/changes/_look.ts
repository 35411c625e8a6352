import { windows } from "./options.ts";
import { type Points, pointsUntil } from "./_points.ts";
import { weekOf, type Weeks, weekS } from "./_scene.ts";

const longest = windows[windows.length - 1] as number;

/** The instants an incident is held against: the same time of every week of its block. */
export function instantsOf(at: number, weeks: Weeks): number[] {
  const week = weekOf(at, weeks);
  const block = weeks.blockOf[week] ?? 0;
  const first = weeks.firsts[block] ?? 0;
  return Array.from({ length: weeks.sizes[block] ?? 0 }, (_, place) => at + (first + place - week) * weekS);
}

/** Shows every change before an instant, the latest first. */
export function look(points: Points, instant: number, see: (place: number, lag: number) => void): void {
  for (let place = pointsUntil(points, instant) - 1; place >= 0; place--) {
    const lag = instant - (points.at[place] as number);
    if (lag > longest) return;
    see(place, lag);
  }
}
