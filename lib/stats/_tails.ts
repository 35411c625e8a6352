/** Both tails of a law on the positive numbers at one point: each keeps its digits where the other is near 1. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
  /** Change of the lower tail with the logarithm of the point. */
  readonly slope: number;
}

/** The wanted tails of the size of a variable that is symmetric around zero, for the point below which p lies. */
export function sizeOf(p: number): { lower: number; upper: number } {
  return { lower: Math.abs(2 * p - 1), upper: 2 * Math.min(p, 1 - p) };
}

const [smallest, largest] = [-740, 709];

/**
 * The point at which the smaller of two tails has its wanted size: Newton's method on its logarithm over the
 * logarithm of the point, halving the bracket wherever a step would leave it.
 */
export function pointOfTails(
  wanted: { readonly lower: number; readonly upper: number },
  start: number,
  tailsAt: (point: number) => Tails,
): number {
  if (wanted.lower === 0) return 0;
  if (wanted.upper === 0) return Infinity;
  const side = wanted.lower < wanted.upper ? "lower" : "upper";
  let [from, to, at] = [smallest, largest, Math.log(start)];
  for (let step = 0; step < 200; step++) {
    const tails = tailsAt(Math.exp(at));
    const excess = Math.log(tails[side] / wanted[side]);
    if (side === "lower" ? excess < 0 : excess > 0) from = at;
    else to = at;
    const slope = (side === "lower" ? tails.slope : -tails.slope) / tails[side];
    const newton = at - excess / slope;
    const next = newton > from && newton < to ? newton : (from + to) / 2;
    if (Math.abs(next - at) <= 1e-15 * Math.max(1, Math.abs(at))) return Math.exp(next);
    at = next;
  }
  return Math.exp(at);
}
