import type { Finding, Term } from "../../model/finding.ts";

/** The terms of a finding by name. */
export function termsByName(finding: Finding<object>): ReadonlyMap<string, Term> {
  return new Map(finding.terms.map((term) => [term.term, term]));
}

/** Whether a term passes its test after adjustment, at the finding's level. */
export function passes(term: Term, { method }: Finding<object>): boolean {
  return typeof term.qValue === "number" && term.qValue <= 1 - method.confidence;
}

/** Terms that compare the two periods, surest first. */
export function ratiosOf(finding: Finding<object>): Term[] {
  return finding.terms
    .filter((term) => term.unit === "ratio" && typeof term.qValue === "number")
    .sort((a, b) => (a.pValue ?? 1) - (b.pValue ?? 1));
}
