import { termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";

/** Whether a term passes its test after adjustment, at the finding's level. */
export function passes({ qValue }: Term, { method }: Finding<object>): boolean {
  return typeof qValue === "number" && qValue <= 1 - method.confidence;
}

/** The fall of a family that so few incidents can show, as a ratio below 1; null where none can be shown. */
export function detectable(finding: Finding<object>, term: Term): number | null {
  return termOf(finding, term.term.replace(/^held/, "detectable"))?.estimate ?? null;
}

/** Whether a family came less since: it passes, and fell by as much as its incidents can show or more. */
export function isHeld(term: Term, finding: Finding<object>): boolean {
  const least = detectable(finding, term);
  return passes(term, finding) && term.estimate !== null && least !== null && term.estimate <= least;
}

/** Ratios of families, in the order of the finding. */
export function heldTermsOf(finding: Finding<object>): Term[] {
  return finding.terms.filter(({ term }) => term.startsWith("held."));
}
