import type { BoundValue } from "./claim.ts";
import type { Term } from "./finding.ts";

/**
 * Binds a term's estimate and interval, so that a claim can show them.
 *
 * @example
 * ```ts
 * import { bindTerm, formatInterval } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const bound = bindTerm({
 *   term: "resolve.median",
 *   n: 51,
 *   estimate: 5100,
 *   unit: "s",
 *   confLow: 4000,
 *   confHigh: 6300,
 * });
 * assert.equal(bound.term, "resolve.median");
 * assert.equal(formatInterval(bound), "67 min to 1.8 h");
 * ```
 */
export function bindTerm(term: Term): BoundValue {
  return {
    value: term.estimate,
    unit: term.unit,
    confLow: term.confLow,
    confHigh: term.confHigh,
    term: term.term,
  };
}
