import type { Finding, Term } from "../../model/finding.ts";

/** Terms of the categories whose name begins so, the largest first. */
export function largestFirst(finding: Finding<object>, prefix: string): Term[] {
  return finding.terms.filter(({ term, labels }) => term.startsWith(prefix) && labels?.category)
    .sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0));
}
