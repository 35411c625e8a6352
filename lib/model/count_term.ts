import type { Term } from "./finding.ts";

/**
 * A whole count as a term: nothing is estimated, so it has no interval.
 *
 * @param n observations it was counted among; the count itself unless told.
 */
export function countTerm(term: string, estimate: number, n = estimate): Term {
  return { term, n, estimate, unit: "count", confLow: null, confHigh: null };
}
