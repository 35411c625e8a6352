import type { Skipped, Term } from "../../model/finding.ts";
import type { Family } from "./_scene.ts";

/** Terms, and those that could not be made. */
export interface Made {
  readonly terms: readonly Term[];
  readonly skipped: readonly Skipped[];
}

/** Names a term: `rate.period.family.f-12`. */
export function nameOf(statistic: string, family: Family): string {
  return `${statistic}.family.${family.id}`;
}

/** What a term of a family is about. */
export function labelsOf({ id, name, stability }: Family): Record<string, string> {
  return {
    family: name,
    family_id: id,
    ...(stability === null ? {} : { stability: stability.toFixed(2) }),
    ...(isUnstable({ stability }) ? { unstable: "yes" } : {}),
  };
}

/** Below this a family's members change with the incidents that happen to be drawn. */
const stableFrom = 0.6;

export function isUnstable({ stability }: Pick<Family, "stability">): boolean {
  return stability !== null && stability < stableFrom;
}

/** Joins what was made in several places. */
export function together(made: readonly Made[]): Made {
  return {
    terms: made.flatMap(({ terms }) => terms),
    skipped: made.flatMap(({ skipped }) => skipped),
  };
}
