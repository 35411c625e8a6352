import type { BoundValue, Claim } from "../model/claim.ts";
import type { Term } from "../model/finding.ts";
import { formatInterval, formatValue } from "../model/format.ts";
import { cleanName } from "./clean_name.ts";
import type { Evidence } from "./evidence.ts";

/** The term of its finding that a value was bound to, if it was bound to one. */
export function termOf(claim: Claim, bound: BoundValue, { findings }: Evidence): Term | undefined {
  return findings.find(({ name }) => name === claim.finding)?.terms.find(({ term }) => term === bound.term);
}

/** What stands behind a value, for a pointer that rests on it: value, interval, n and adjusted p. */
export function evidenceText(claim: Claim, bound: BoundValue, evidence: Evidence): string {
  const term = termOf(claim, bound, evidence);
  const shown = formatValue(bound.value, bound.unit);
  const isBounded = typeof bound.confLow === "number" || typeof bound.confHigh === "number";
  return [
    typeof bound.value === "string" ? cleanName(shown) : shown,
    ...(isBounded ? [`interval ${formatInterval(bound)}`] : []),
    ...(term ? [`n = ${formatValue(term.n, "count")}`] : []),
    ...(typeof term?.qValue === "number" ? [`adjusted p ${formatValue(term.qValue, "p")}`] : []),
    claim.finding,
  ].join("; ");
}
