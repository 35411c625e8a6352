import { formatValue } from "../../model/format.ts";
import type { Finding, Term } from "../../model/finding.ts";
import type { Measure } from "./_spells.ts";

/** Label of the period a term belongs to. */
export function groupOf({ labels }: Term, { period, against }: Finding<object>): string {
  const span = labels?.span;
  return (span === "period" ? period?.label : span === "against" ? against?.label : span) ?? "";
}

function counts(finding: Finding<object>, name: string): Term[] {
  return finding.terms.filter(({ term }) => term === `${name}.period` || term === `${name}.against`);
}

/** Incidents of both periods that could be measured. */
export function sizeOf(finding: Finding<object>, measure: Measure): number {
  return counts(finding, `${measure}.censored`).reduce((sum, { n }) => sum + n, 0);
}

/** How to read the lines, and how many incidents of both periods could not be measured. */
export function noteOf(finding: Finding<object>, measure?: Measure): string {
  const line = `Line: ${formatValue(finding.method.confidence, "share")} interval`;
  const leftOut = measure === undefined
    ? 0
    : counts(finding, `${measure}.left_out`).reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
  return leftOut === 0 ? line : `${line}; ${leftOut} more left out, without a time to ${measure}`;
}
