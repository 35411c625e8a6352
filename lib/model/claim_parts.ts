import { type BoundValue, type Claim, claim, type ClaimRole } from "./claim.ts";
import type { Finding, Term } from "./finding.ts";

/** A claim of this finding. */
export function claimOf(finding: Finding<object>, parts: Omit<Claim, "finding">): Claim {
  return claim({ ...parts, finding: finding.name });
}

/** What a sentence of context consists of: it compares nothing and rests on no test. */
export type ContextParts = Pick<Claim, "id" | "text" | "values"> & { readonly role: ClaimRole };

/** A sentence that states numbers without testing anything. */
export function contextOf(finding: Finding<object>, parts: ContextParts): Claim {
  return claimOf(finding, { ...parts, strength: "context", direction: null });
}

/** Binds a count. */
export function counted(value: number, term: string): BoundValue {
  return { value, unit: "count", term };
}

/** A term of the finding by name. */
export function termOf(finding: Finding<object>, name: string): Term | undefined {
  return finding.terms.find(({ term }) => term === name);
}
