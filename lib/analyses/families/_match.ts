import { createHash } from "node:crypto";
import type { FoundFamily } from "./find.ts";

/** Incidents of each family as found before, by its id. */
export type Known = ReadonlyMap<string, ReadonlySet<string>>;

/** Something that happened to a family. */
export interface FamilyEvent {
  /** The family. */
  readonly familyId: string;
  /** What happened to it. */
  readonly event: "new" | "split" | "merged" | "gone" | "renamed";
  /** Families it came of. */
  readonly fromIds: readonly string[];
  /** The same in words. */
  readonly detail: string;
}

/** The id of each family found, in order, and what happened since. */
export interface Matched {
  readonly ids: readonly string[];
  readonly events: readonly FamilyEvent[];
}

interface Overlap {
  readonly family: number;
  readonly id: string;
  readonly both: number;
  /** Of the incidents that are still here, the share of the old family that went into the new, and the other way. */
  readonly kept: number;
  readonly own: number;
}

function overlapsOf(
  families: readonly Pick<FoundFamily, "members">[],
  known: Known,
  present: ReadonlySet<string>,
): Overlap[] {
  const familyOf = new Map([...known].flatMap(([id, members]) => [...members].map((member) => [member, id])));
  const left = new Map(
    [...known].map(([id, members]) => [id, [...members].filter((one) => present.has(one)).length]),
  );
  return families.flatMap(({ members }, family) => {
    const met = members.flatMap((member) => familyOf.get(member) ?? []);
    return [...Map.groupBy(met, (id) => id)].map(([id, { length: both }]) => ({
      family,
      id,
      both,
      kept: both / (left.get(id) || 1),
      own: both / met.length,
    }));
  });
}

/** Half of what was in the old family, or of what is known in the new, makes them the same. */
function same({ kept, own }: Overlap): boolean {
  return kept >= 0.5 || own >= 0.5;
}

/** Named by its first incident, so that another order of loading gives the same name. */
function idOf(
  members: readonly string[],
  startOf: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): string {
  const byStart = members.toSorted((a, b) => {
    const [one, other] = [startOf.get(a) ?? "", startOf.get(b) ?? ""];
    return one === other ? (a < b ? -1 : 1) : one < other ? -1 : 1;
  });
  const ids = byStart.map((member) =>
    `family-${createHash("sha256").update(member).digest("hex").slice(0, 8)}`
  );
  return ids.find((id) => !taken.has(id)) ?? `${ids[0]}-${taken.size}`;
}

function counted(n: number): string {
  return n === 1 ? "1 incident" : `${n} incidents`;
}

/**
 * Gives families found anew the ids of those found before: largest overlap first, each id once. What is left over is new,
 * or split from a family that went on; families nothing was matched to went into another, or are gone.
 *
 * @param startOf start of every incident there is, ISO 8601.
 */
export function matchFamilies(
  families: readonly Pick<FoundFamily, "members">[],
  known: Known,
  startOf: ReadonlyMap<string, string>,
): Matched {
  const overlaps = overlapsOf(families, known, new Set(startOf.keys())).filter(same)
    .sort((a, b) => b.both - a.both || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.family - b.family));
  const ids = new Map<number, string>();
  const taken = new Set<string>();
  for (const { family, id } of overlaps) {
    if (ids.has(family) || taken.has(id)) continue;
    ids.set(family, id);
    taken.add(id);
  }
  const events: FamilyEvent[] = [];
  const used = new Set([...known.keys(), ...taken]);
  families.forEach(({ members }, family) => {
    if (ids.has(family)) return;
    const id = idOf(members, startOf, used);
    ids.set(family, id);
    used.add(id);
    const from = overlaps.find((overlap) => overlap.family === family && overlap.own >= 0.5);
    events.push(
      from
        ? {
          familyId: id,
          event: "split",
          fromIds: [from.id],
          detail: `${counted(members.length)} split from ${from.id}`,
        }
        : {
          familyId: id,
          event: "new",
          fromIds: [],
          detail: `${counted(members.length)} of a kind not seen before`,
        },
    );
  });
  for (const id of [...known.keys()].sort()) {
    if (taken.has(id)) continue;
    const into = overlaps.find((overlap) => overlap.id === id && overlap.kept >= 0.5);
    const heir = into && ids.get(into.family);
    events.push(
      heir
        ? { familyId: heir, event: "merged", fromIds: [id], detail: `${id} went into ${heir}` }
        : { familyId: id, event: "gone", fromIds: [], detail: "its incidents are gone or in no family" },
    );
  }
  return { ids: families.map((_, family) => ids.get(family) as string), events };
}
