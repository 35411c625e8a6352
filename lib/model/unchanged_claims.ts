import { bindName } from "./bind_name.ts";
import { bindPeriod } from "./bind_period.ts";
import type { Claim } from "./claim.ts";
import { claimOf, contextOf } from "./claim_parts.ts";
import type { Finding } from "./finding.ts";

/** Which of the two periods alone keeps a comparison from being made. */
export interface Thin {
  readonly period: boolean;
  readonly against: boolean;
}

/** Names the period that is too thin to compare, or both. `few` is what there is too little of. */
function tooFew(few: string, thin: Thin): string {
  if (thin.period === thin.against) return `Too few ${few} in {against} and {period} to compare them`;
  return thin.period
    ? `Too few ${few} in {period} to compare it with {against}`
    : `Too few ${few} in {against} to compare {period} with`;
}

/** The headline where no comparison could be made: there is no other period, or one of them is too thin. */
export function nothingCompared(finding: Finding, id: string, few: string, thin: Thin): Claim {
  const parts = { id, role: "headline" } as const;
  const period = bindPeriod(finding);
  if (finding.against === null) {
    const text = "There is no earlier period to compare {period} with";
    return contextOf(finding, { ...parts, text, values: { period } });
  }
  return claimOf(finding, {
    ...parts,
    text: tooFew(few, thin),
    values: { period, against: bindName(finding.against.label, finding.name) },
    strength: "no-evidence",
    direction: "none",
  });
}

/** The headline where comparisons were made and none passed. */
export function nothingChanged(finding: Finding, id: string, measure: string): Claim {
  return claimOf(finding, {
    id,
    text: `No change in ${measure} since {against} can be told apart from chance`,
    values: { against: bindName(finding.against?.label ?? "", finding.name) },
    strength: "no-evidence",
    role: "headline",
    direction: "none",
  });
}
