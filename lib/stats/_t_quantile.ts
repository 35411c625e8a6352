import { betaTails } from "./_beta_tails.ts";
import { pointOfTails, sizeOf, type Tails } from "./_tails.ts";

/** Tails of the size of Student's t: of t² / (degrees + t²), which is a beta variable. */
function tailsOfSize(t: number, degrees: number): Tails {
  const squared = t * t;
  const { lower, upper, front } = betaTails(
    squared / (degrees + squared),
    degrees / (degrees + squared),
    0.5,
    degrees / 2,
  );
  return { lower, upper, slope: 2 * front };
}

/** Value below which Student's t with these degrees of freedom lies with probability p. */
export function tQuantile(p: number, degrees: number): number {
  return Math.sign(p - 0.5) * pointOfTails(sizeOf(p), 1, (t) => tailsOfSize(t, degrees));
}
