import type { Term } from "../../model/finding.ts";
import { grouped } from "./_groups.ts";
import type { Spell } from "./_spells.ts";
import { medianTerm } from "./_terms.ts";

function quarterOf({ row }: Spell): string {
  const start = new Date(row.startedAt);
  return `${start.getUTCFullYear()}-Q${Math.floor(start.getUTCMonth() / 3) + 1}`;
}

/** Median time to resolve in every calendar quarter that has incidents, overall and by service. */
export function historyOf(spells: readonly Spell[], confidence: number): Term[] {
  const quarters = [...Map.groupBy(spells, quarterOf)].sort(([a], [b]) => a < b ? -1 : 1);
  return quarters.flatMap(([span, members]) => [
    medianTerm(members, { measure: "resolve", span }, confidence),
    ...[...grouped(members, "service")].map(([group, own]) =>
      medianTerm(own, { measure: "resolve", span, grouping: "service", group }, confidence)
    ),
  ]);
}
