import { logOfRatio, stirlingError } from "./_stirling_error.ts";

const tiny = 1e-300;

/** x^a y^b / B(a, b) for x + y = 1, whose logarithm is taken around x = a / (a + b), where its parts cancel. */
function front(x: number, y: number, a: number, b: number): number {
  const log = a * logOfRatio(x * (a + b), a, b * x - a * y) + b * logOfRatio(y * (a + b), b, a * y - b * x) +
    stirlingError(a + b) - stirlingError(a) - stirlingError(b);
  return Math.sqrt(a * b / (a + b) / (2 * Math.PI)) * Math.exp(log);
}

/** The continued fraction of the lower tail by Lentz's method (Numerical Recipes §6.4). */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - (a + b) * x / (a + 1) || tiny);
  let h = d;
  for (let n = 1; n < 1e6; n++) {
    const even = n * (b - n) * x / ((a + 2 * n - 1) * (a + 2 * n));
    d = 1 / (1 + even * d || tiny);
    c = 1 + even / c || tiny;
    h *= d * c;
    const odd = -(a + n) * (a + b + n) * x / ((a + 2 * n) * (a + 2 * n + 1));
    d = 1 / (1 + odd * d || tiny);
    c = 1 + odd / c || tiny;
    h *= d * c;
    if (Math.abs(d * c - 1) < 2e-16) break;
  }
  return h;
}

/**
 * Tails of the beta law with shapes a and b at x = 1 - y (the regularized incomplete beta functions), and
 * x^a y^b / B(a, b). Both x and y are given because a difference from 1 would lose the digits of the smaller.
 */
export function betaTails(
  x: number,
  y: number,
  a: number,
  b: number,
): { lower: number; upper: number; front: number } {
  const shared = front(x, y, a, b);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, shared * fraction(x, a, b) / a);
    return { lower, upper: 1 - lower, front: shared };
  }
  const upper = Math.min(1, shared * fraction(y, b, a) / b);
  return { lower: 1 - upper, upper, front: shared };
}
