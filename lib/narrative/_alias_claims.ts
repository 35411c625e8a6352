import type { Claim } from "../model/claim.ts";

/** Claims under names that tell nothing: an id may hold the name of a service, and names are not for the model. */
export interface AliasedClaims {
  readonly claims: readonly Claim[];
  /** The real id of an alias; an unknown one stays as it is. */
  realId(alias: string): string;
}

/** Names the claims c1, c2, ... in order. */
export function aliasClaims(claims: readonly Claim[]): AliasedClaims {
  const real = new Map(claims.map(({ id }, index) => [`c${index + 1}`, id]));
  return {
    claims: claims.map((claim, index) => ({ ...claim, id: `c${index + 1}` })),
    realId: (alias) => real.get(alias) ?? alias,
  };
}
