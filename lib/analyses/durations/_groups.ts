import type { Spell } from "./_spells.ts";

/** Ways to split incidents. */
export type Grouping = "service" | "team" | "severity";

export const groupings: readonly Grouping[] = ["service", "team", "severity"];

/** Splits spells by one property; what has none is in no group. Groups stand in order of their names. */
export function grouped(spells: readonly Spell[], grouping: Grouping): Map<string, readonly Spell[]> {
  const named = spells.filter((spell) => spell.row[grouping] !== null);
  const groups = Map.groupBy(named, (spell) => String(spell.row[grouping]));
  return new Map([...groups].sort(([a], [b]) => a < b ? -1 : 1));
}
