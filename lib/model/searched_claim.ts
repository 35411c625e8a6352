import type { BoundValue, Claim } from "./claim.ts";
import { contextOf } from "./claim_parts.ts";
import type { Finding } from "./finding.ts";

/** A search that was adjusted as one: what was tested, and what was not. */
export interface Search {
  readonly id: string;
  /** What was tested, with `{tested}`: "{tested} comparisons of durations". */
  readonly what: string;
  /** Why others were left out: "had too few incidents". */
  readonly why: string;
  /** Every value of the sentence: how many were tested, passed and were left out, and what else `what` names. */
  readonly values: Readonly<Record<string, BoundValue> & Record<"tested" | "passed" | "thin", BoundValue>>;
}

/** How much was searched for what is told: nothing is said of those left out where there are none. */
export function searchedClaim(finding: Finding<object>, { id, what, why, values }: Search): Claim {
  const { passed, thin, ...named } = values;
  const [isNone, isWhole] = [passed.value === 0, thin.value === 0];
  return contextOf(finding, {
    id,
    text: `Of ${what} ${isNone ? "none" : "{passed}"} passed after adjustment${
      isWhole ? "" : `; {thin} more ${why}`
    }.`,
    values: { ...named, ...(isNone ? {} : { passed }), ...(isWhole ? {} : { thin }) },
    role: "support",
  });
}
