import { refusal } from "../../model/refusal.ts";

/** Refuses a coverage that is none. */
export function requireCoverage(coverage: number): void {
  if (coverage > 0 && coverage < 1) return;
  throw new RangeError(refusal({
    action: "judge",
    thing: `novelty at coverage ${coverage}`,
    reason: "it does not lie between 0 and 1",
    remedy: "Give a share such as 0.9",
  }));
}
