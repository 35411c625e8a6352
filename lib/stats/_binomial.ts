import { gammaln } from "simple-statistics";

/** Probability of exactly k heads in n throws of a fair coin. */
export function fairBinomial(k: number, n: number): number {
  return Math.exp(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1) - n * Math.LN2);
}
