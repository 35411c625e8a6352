import { formatValue } from "../../model/format.ts";
import type { Finding, Term } from "../../model/finding.ts";

/** Label of the period a term belongs to. */
export function groupOf({ labels }: Term, { period, against }: Finding<object>): string {
  const span = labels?.span;
  return (span === "period" ? period?.label : span === "against" ? against?.label : span) ?? "";
}

/** How to read the lines. */
export function noteOf({ method }: Finding<object>): string {
  return `Line: ${formatValue(method.confidence, "share")} interval`;
}
