import type { Finding, Term } from "../../model/finding.ts";

/** The terms of a finding by name. */
export function termsByName(finding: Finding<object>): ReadonlyMap<string, Term> {
  return new Map(finding.terms.map((term) => [term.term, term]));
}

/** Whether the interval of a ratio holds 1, as it is printed; an end the data do not bound lies beyond it. */
function holdsOne({ confLow, confHigh }: Term): boolean {
  if (confLow === null && confHigh === null) return false;
  const printed = (end: number) => Math.round(end * 100) / 100;
  return (confLow === null || printed(confLow) <= 1) && (confHigh === null || printed(confHigh) >= 1);
}

/** Whether a term passes its test after adjustment, at the finding's level, and the interval of a ratio agrees. */
export function passes(term: Term, { method }: Finding<object>): boolean {
  if (typeof term.qValue !== "number" || term.qValue > 1 - method.confidence) return false;
  return term.unit !== "ratio" || !holdsOne(term);
}

/** Terms that compare the two periods, surest first. */
export function ratiosOf(finding: Finding<object>): Term[] {
  return finding.terms
    .filter((term) => term.unit === "ratio" && typeof term.qValue === "number")
    .sort((a, b) => (a.pValue ?? 1) - (b.pValue ?? 1));
}
