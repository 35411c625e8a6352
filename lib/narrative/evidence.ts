import type { Claim } from "../model/claim.ts";
import type { Finding } from "../model/finding.ts";

/** What sentences rest on, in the order in which a page shows it. */
export interface Evidence {
  /** Numbered from 1 in this order. */
  readonly claims: readonly Claim[];
  /** The findings the claims name. */
  readonly findings: readonly Finding[];
}

/**
 * Id of the place on a page where the evidence of a claim stands, fit for `id` and, behind a `#`, for `href`.
 *
 * @example
 * ```ts
 * import { claimAnchor } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(claimAnchor("frequency.pay api"), "claim-frequency.pay%20api");
 * ```
 */
export function claimAnchor(claimId: string): string {
  return `claim-${encodeURIComponent(claimId.toWellFormed())}`;
}
