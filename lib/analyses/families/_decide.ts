import { createHash } from "node:crypto";
import type { FamilyDecisions } from "../../model/family_decisions.ts";
import { idleOf } from "./_idle.ts";
import type { FoundIncident } from "./find.ts";

/** Where an incident is after people decided. */
export interface Placed {
  readonly incidentId: string;
  /** As the texts have it. */
  readonly foundId: string | null;
  /** As it counts. */
  readonly familyId: string | null;
  readonly closeness: number | null;
  readonly reason: FoundIncident["reason"] | "pinned" | "merged" | "split" | "none";
}

/** Everything decided, and what was decided about things that are not here. */
export interface Decided {
  readonly incidents: readonly Placed[];
  /** Names people gave, by family. */
  readonly names: ReadonlyMap<string, string>;
  /** Families that are people's work: renamed, merged into or split. */
  readonly people: ReadonlySet<string>;
  /** Decisions without effect, a sentence each. */
  readonly idle: readonly string[];
}

/** Id of a family of people's own, made of its name. */
function splitId(name: string): string {
  return `family-${createHash("sha256").update(`split:${name}`).digest("hex").slice(0, 8)}`;
}

type Verdict = Pick<Placed, "familyId" | "reason">;

function verdictsOf({ split, pin, none }: FamilyDecisions): Map<string, Verdict> {
  const splits = Object.entries(split);
  const named = new Map(splits.map(([name]) => [name, splitId(name)]));
  return new Map<string, Verdict>([
    ...splits.flatMap(([name, incidents]) =>
      incidents.map((incident): [string, Verdict] => [incident, { familyId: splitId(name), reason: "split" }])
    ),
    ...Object.entries(pin).map(([incident, family]): [string, Verdict] => [
      incident,
      { familyId: named.get(family) ?? family, reason: "pinned" },
    ]),
    ...none.map((incident): [string, Verdict] => [incident, { familyId: null, reason: "none" }]),
  ]);
}

/**
 * Lets people's decisions win over what was found: families are merged first, then incidents split, pinned or put in none.
 *
 * @param ids of the families found, in order.
 * @param called names families had until now, by id.
 */
export function decide(
  incidents: readonly FoundIncident[],
  ids: readonly string[],
  decisions: FamilyDecisions,
  called: ReadonlyMap<string, string> = new Map(),
): Decided {
  const { merge, split, rename } = decisions;
  const present = new Set(incidents.map(({ incidentId }) => incidentId));
  const known = new Set([...ids, ...Object.keys(split), ...Object.keys(split).map(splitId)]);
  const into = new Map(
    Object.entries(merge).filter(([heir]) => known.has(heir)).flatMap(([heir, gone]) =>
      gone.map((id) => [id, heir])
    ),
  );
  const verdicts = verdictsOf(decisions);
  // What is decided about a family that is not here has no effect: the incident stays where it was found.
  const verdictOn = (incident: string, own: Verdict): Verdict => {
    const verdict = verdicts.get(incident) ?? own;
    if (verdict.familyId === null) return verdict;
    const familyId = into.get(verdict.familyId) ?? verdict.familyId;
    return known.has(familyId) ? { ...verdict, familyId } : own;
  };
  const placed = incidents.map(({ incidentId, family, closeness, reason }): Placed => {
    const foundId = family === null ? null : ids[family] as string;
    const heir = foundId === null ? undefined : into.get(foundId);
    const own: Verdict = heir === undefined
      ? { familyId: foundId, reason }
      : { familyId: heir, reason: "merged" };
    return { incidentId, foundId, closeness, ...verdictOn(incidentId, own) };
  });
  return {
    incidents: placed,
    names: new Map([
      ...Object.keys(split).map((name) => [splitId(name), name] as const),
      ...Object.entries(rename),
    ]),
    people: new Set([...Object.keys(rename), ...Object.keys(merge), ...Object.keys(split).map(splitId)]),
    idle: idleOf(decisions, present, new Map([...known].map((id) => [id, called.get(id) ?? ""]))),
  };
}
