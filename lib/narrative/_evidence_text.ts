import type { BoundValue, Claim } from "../model/claim.ts";
import { termOf } from "../model/claim_parts.ts";
import { formatInterval, formatValue } from "../model/format.ts";
import { isBounded } from "../model/is_bounded.ts";
import { cleanName } from "./clean_name.ts";
import type { Evidence } from "./evidence.ts";

/** What stands behind a value, for a pointer that rests on it: value, interval, n and adjusted p. */
export function evidenceText(claim: Claim, bound: BoundValue, { findings }: Evidence): string {
  const finding = findings.find(({ name }) => name === claim.finding);
  const term = finding && termOf(finding, bound.term);
  const shown = formatValue(bound.value, bound.unit);
  return [
    typeof bound.value === "string" ? cleanName(shown) : shown,
    ...(isBounded(bound) ? [`interval ${formatInterval(bound)}`] : []),
    ...(term ? [`n = ${formatValue(term.n, "count")}`] : []),
    ...(typeof term?.qValue === "number" ? [`adjusted p ${formatValue(term.qValue, "p")}`] : []),
    claim.finding,
  ].join("; ");
}
