import type { BoundValue, Chapter, Claim } from "hindcast";
import { everyClaim } from "./_claims.ts";

function poisoned(bound: BoundValue, attack: string): BoundValue {
  return typeof bound.value === "string" ? { ...bound, value: attack } : bound;
}

function poisonClaim(claim: Claim, index: number, attacks: readonly string[]): Claim {
  const attack = attacks[index % attacks.length] ?? "";
  const values = Object.fromEntries(
    Object.entries(claim.values).map(([name, bound], at) => [
      name,
      poisoned(bound, attacks[(index + at) % attacks.length] ?? attack),
    ]),
  );
  return { ...claim, id: `${claim.finding}.${attack}.${index}`, values };
}

/** Claim sets in which every name, every id and every title of a chapter is an attack; each starts at another attack. */
export function poisonedChapters(attacks: readonly string[], sets: number): Chapter[][] {
  return Array.from({ length: sets }, (_, set) => {
    const own = attacks.map((_, index) => attacks[(index + set * 3) % attacks.length] ?? "");
    return [{
      title: own[0] ?? "",
      claims: everyClaim.map((claim, index) => poisonClaim(claim, index, own)),
    }];
  });
}
