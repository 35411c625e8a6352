import type { FamilyDecisions } from "../../model/family_decisions.ts";
import { nearestFew } from "../../model/nearest.ts";

/** Ids a message offers in place of a wrong one. */
const most = 3;

/** Incidents are many, and a message shows no more sentences than these. */
const mostLookedFor = 10;

function offered(ids: readonly string[], shown: (id: string) => string, otherwise: string): string {
  if (ids.length === 0) return otherwise;
  return `; nearest: ${ids.map(shown).join(", ")}`;
}

/** Incidents of that id in another export of the tool, else those written alike. */
function incidentsLike(id: string, incidents: ReadonlySet<string>): string {
  const all = [...incidents];
  const own = id.slice(id.lastIndexOf(":") + 1);
  const same = all.filter((other) => other.endsWith(`:${own}`)).slice(0, most);
  return offered(same.length > 0 ? same : nearestFew(id, all, most), (other) => other, "");
}

/** Families of that name, else those whose id is written alike. */
function familiesLike(id: string, families: ReadonlyMap<string, string>): string {
  const named = [...families].filter(([, name]) => name !== "" && name.toLowerCase() === id.toLowerCase());
  const ids = named.length > 0
    ? named.map(([other]) => other).slice(0, most)
    : nearestFew(id, [...families.keys()], most);
  const shown = (other: string) => families.get(other) ? `${other} ("${families.get(other)}")` : other;
  return offered(ids, shown, "; deno task families lists those there are");
}

/**
 * Decisions that name what is not here, a sentence each, with the ids that may have been meant.
 *
 * @param families their names by id, empty where they have none yet.
 */
export function idleOf(
  { split, pin, none, merge, rename }: FamilyDecisions,
  incidents: ReadonlySet<string>,
  families: ReadonlyMap<string, string>,
): string[] {
  const strange = (ids: readonly string[], isKnown: (id: string) => boolean) =>
    [...new Set(ids)].filter((id) => !isKnown(id));
  const ofIncidents = [...Object.values(split).flat(), ...Object.keys(pin), ...none];
  const ofFamilies = [
    ...Object.keys(rename),
    ...Object.keys(merge),
    ...Object.values(merge).flat(),
    ...Object.values(pin),
  ];
  return [
    ...strange(ofIncidents, (id) => incidents.has(id)).map((id, at) =>
      `no counted incident "${id}" is here${at < mostLookedFor ? incidentsLike(id, incidents) : ""}`
    ),
    ...strange(ofFamilies, (id) => families.has(id))
      .map((id) => `no family "${id}" is here${familiesLike(id, families)}`),
  ];
}
