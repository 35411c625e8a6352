import type { Random } from "../../lib/stats/random.ts";

/** First-order autoregression from its own law, so that it needs no running in. */
export function autoregressive({ normal }: Random, n: number, share: number): number[] {
  let value = normal() / Math.sqrt(1 - share * share);
  return Array.from({ length: n }, () => (value = share * value + normal()));
}

/** Series that have nothing to do with each other, in the shapes that fool tests of lags. */
export const shapes: Readonly<Record<string, (random: Random, n: number) => number[]>> = {
  white: (random, n) => autoregressive(random, n, 0),
  "AR 0.5": (random, n) => autoregressive(random, n, 0.5),
  "AR 0.8": (random, n) => autoregressive(random, n, 0.8),
  "AR 0.95": (random, n) => autoregressive(random, n, 0.95),
  "week's season": (random, n) =>
    autoregressive(random, n, 0.5).map((value, day) =>
      value + (day % 7 < 5 ? 2 : -1) + Math.sin(2 * Math.PI * day / 7)
    ),
};
