import type { Claim } from "./claim.ts";

/** Whether a claim tells how sure a test is. */
export function isEvidence({ values }: Claim): boolean {
  return Object.values(values).some(({ unit }) => unit === "p");
}
