import type { Judged } from "./_judge.ts";
import type { Span } from "./_windows.ts";

/** Correlation in the window from which two streams tell of one thing. */
const together = 0.7;
/** Hours both must be known in. */
const fewestHours = 8;

function correlation(one: Float64Array, other: Float64Array, { from, to }: Span): number {
  let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let at = Math.max(0, from); at < Math.min(to, one.length); at++) {
    const [a, b] = [one[at] as number, other[at] as number];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    n++;
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  const spread = Math.sqrt((xx - x * x / n) * (yy - y * y / n));
  return n < fewestHours || !(spread > 0) ? 0 : (xy - x * y / n) / spread;
}

/** Numbers the groups from 1, the most surprising first: a stream joins the first group it moves with. */
export function groupsOf(judged: readonly Judged[], window: Span): number[] {
  const leaders: Judged[] = [];
  return judged.map((one) => {
    const found = leaders.findIndex(({ stream }) =>
      Math.abs(correlation(stream.rest, one.stream.rest, window)) >= together
    );
    return found >= 0 ? found + 1 : leaders.push(one);
  });
}
