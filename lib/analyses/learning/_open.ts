import { countTerm } from "../../model/count_term.ts";
import type { Term } from "../../model/finding.ts";
import type { Family, Scene } from "./_scene.ts";

/** A family that has things to do open, and what came since the first of them was noted. */
export interface OpenFamily {
  /** `families.family_id`. */
  readonly familyId: string;
  /** Its name. */
  readonly family: string;
  /** Starts of all its incidents, ISO 8601 in UTC. */
  readonly at: readonly string[];
  /** Items still open. */
  readonly open: number;
  /** When the oldest of them was noted, ISO 8601 in UTC. */
  readonly openSince: string;
  /** Incidents since then. */
  readonly since: number;
}

const iso = (at: number) => new Date(at).toISOString();

function openFamily({ id, name, at, items }: Family): OpenFamily[] {
  const open = items.filter(({ isOpen }) => isOpen);
  const first = open[0];
  if (first === undefined) return [];
  return [{
    familyId: id,
    family: name,
    at: at.map(iso),
    open: open.length,
    openSince: iso(first.notedAt),
    since: at.filter((time) => time > first.notedAt).length,
  }];
}

/** Families with things to do open, most incidents since first. */
export function openFamilies({ families }: Scene): OpenFamily[] {
  return families.flatMap(openFamily)
    .sort((a, b) => b.since - a.since || (a.familyId < b.familyId ? -1 : 1));
}

/** How many families have things to do open, how many of them came again since, and how often. */
export function openTerms({ families, until }: Scene, open: readonly OpenFamily[]): Term[] {
  const withItems = families.filter(({ items }) => items.length > 0).length;
  return [
    countTerm("families.with_items", withItems, families.length),
    countTerm("families.open", open.length, withItems),
    countTerm("families.recurred", open.filter(({ since }) => since > 0).length, open.length),
    ...open.flatMap(({ familyId, family, open: items, openSince, since }): Term[] => {
      const labels = { family, items: `${items}` };
      const age = { estimate: (until - Date.parse(openSince)) / 1000, confLow: null, confHigh: null };
      return [
        { ...countTerm(`since.${familyId}`, since), labels },
        { term: `open.${familyId}`, n: items, unit: "s", ...age, labels },
      ];
    }),
  ];
}
