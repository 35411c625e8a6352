import { longestS } from "./options.ts";
import { onLine, type Points } from "./_points.ts";
import { weekOf, type Weeks } from "./_scene.ts";

/** How many points lie at or before a place on the line. */
function pointsUntil({ at }: Points, line: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Shows every change before the same time of every week of an instant's block, those with the shortest lags first. */
export function look(
  points: Points,
  instant: number,
  weeks: Weeks,
  see: (point: number, lag: number) => void,
): void {
  const line = onLine(instant, weekOf(instant, weeks), weeks);
  for (let point = pointsUntil(points, line) - 1; point >= 0; point--) {
    const lag = line - (points.at[point] as number);
    if (lag > longestS) return;
    see(point, lag);
  }
}
