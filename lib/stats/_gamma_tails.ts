import { logOfRatio, stirlingError } from "./_stirling_error.ts";
import type { Tails } from "./_tails.ts";

const exact = 1e-17;
const tiny = 1e-300;

/** x^a e^-x / Γ(a), whose logarithm is taken around x = a, where its parts cancel. */
function front(x: number, a: number, error: number): number {
  const apart = (x - a) / a;
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(a * (logOfRatio(x, a) - apart) - error);
}

/** Σ x^n / (a (a+1) … (a+n)). */
function series(x: number, a: number): number {
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; term > exact * sum; n++) sum += term *= x / (a + n);
  return sum;
}

/** The continued fraction of the upper tail by Lentz's method (Numerical Recipes §6.2). */
function fraction(x: number, a: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 1e6; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / (step * d + b || tiny);
    c = b + step / c || tiny;
    h *= d * c;
    if (Math.abs(d * c - 1) < 2e-16) break;
  }
  return h;
}

/** Tails of the gamma law with shape a and scale 1: the regularized incomplete gamma functions, for points to come. */
export function gammaTailsOf(a: number): (x: number) => Tails {
  const error = stirlingError(a);
  return (x) => {
    if (x <= 0) return { lower: 0, upper: 1, slope: 0 };
    const slope = front(x, a, error);
    if (x < a + 1) {
      const lower = Math.min(1, slope * series(x, a));
      return { lower, upper: 1 - lower, slope };
    }
    const upper = Math.min(1, slope * fraction(x, a));
    return { lower: 1 - upper, upper, slope };
  };
}

/** Tails of the gamma law with shape a and scale 1 at x. */
export function gammaTails(x: number, a: number): Tails {
  return gammaTailsOf(a)(x);
}
