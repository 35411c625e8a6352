import type { Period } from "./period.ts";
import { refusal } from "./refusal.ts";

/**
 * Refuses to compare periods that share time: what happened in both would be held against itself.
 *
 * @throws {RangeError} when they overlap.
 *
 * @example
 * ```ts
 * import { parsePeriod, requireApart } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * requireApart(parsePeriod("2026-Q3"), parsePeriod("2026-Q2"));
 * assert.throws(() => requireApart(parsePeriod("2026-Q3"), parsePeriod("2026")), RangeError);
 * ```
 */
export function requireApart(period: Period, against: Period | null): void {
  if (against === null || against.end <= period.start || against.start >= period.end) return;
  throw new RangeError(refusal({
    action: "compare",
    thing: `${period.label} with ${against.label}`,
    reason: "the two periods overlap",
    remedy: "Choose periods that share no day",
  }));
}
