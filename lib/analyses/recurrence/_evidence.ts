import type { Finding, Term } from "../../model/finding.ts";

/** Whether a term passes its test after adjustment, at the finding's level. */
export function passes({ qValue }: Term, { method }: Finding<object>): boolean {
  return typeof qValue === "number" && qValue <= 1 - method.confidence;
}
