import { clusterStability } from "../../text/cluster_stability.ts";
import { findClusters } from "../../text/clusters.ts";
import { keyTerms } from "../../text/key_terms.ts";
import { type Telling, tellingsOf } from "./_tellings.ts";
import type { FamilyTextRow } from "./text_rows.ts";

/** A family as the texts have it, before anybody decided. */
export interface FoundFamily {
  /** Incidents in it, in order of their ids. */
  readonly members: readonly string[];
  /** At most three words that tell it from the others, as its incidents write them. */
  readonly terms: readonly string[];
  /** The incident nearest to its centre. */
  readonly medoid: string;
  /** How far it comes back when incidents are drawn anew, 0 to 1; null where that was not tried. */
  readonly stability: number | null;
}

/** Where an incident was put. */
export interface FoundIncident {
  /** The incident. */
  readonly incidentId: string;
  /** Place of its family in the list; null: in none. */
  readonly family: number | null;
  /** Cosine with the centre of its family, or with the nearest; null where nothing can be told. */
  readonly closeness: number | null;
  /** Why: `member`, `alone` (near to no family) or `too_thin` (too few words). */
  readonly reason: "member" | "alone" | "too_thin";
}

/** Families, and where every incident was put. */
export interface FoundFamilies<Family = FoundFamily> {
  /** Largest first. */
  readonly families: readonly Family[];
  /** In order of their ids. */
  readonly incidents: readonly FoundIncident[];
}

/** How to look. */
export interface FindFamiliesOptions {
  /** Of every draw; default 1. */
  readonly seed?: number;
  /** Draws for the stability; 0 to leave it out; default 12. */
  readonly draws?: number;
}

const fewestWords = 3;

function medoidOf(members: readonly number[], tellings: readonly Telling[], closeness: Float64Array): string {
  const nearest = members.reduce((best, at) => (closeness[at] ?? 0) > (closeness[best] ?? 0) ? at : best);
  return tellings[nearest]?.incidentId ?? "";
}

/** Families without their terms, which depend on what people decide. */
export function findAmong(
  tellings: readonly Telling[],
  { seed = 1, draws = 12 }: FindFamiliesOptions = {},
): FoundFamilies<Omit<FoundFamily, "terms">> {
  const full = tellings.filter(({ words }) => new Set([...words.title, ...words.body]).size >= fewestWords);
  const told = full.map(({ words }) => words);
  const clusters = findClusters(told, { seed });
  const stability = draws > 0 ? clusterStability(told, clusters, { seed, draws }) : [];
  const membersOf = Map.groupBy(full.keys(), (place) => clusters.labels[place] as number);
  const placeOf = new Map(full.map(({ incidentId }, place) => [incidentId, place]));
  return {
    families: Array.from({ length: clusters.count }, (_, family) => {
      const members = membersOf.get(family) ?? [];
      return {
        members: members.map((place) => full[place]?.incidentId ?? ""),
        medoid: medoidOf(members, full, clusters.closeness),
        stability: stability[family] ?? null,
      };
    }),
    incidents: tellings.map(({ incidentId }) => {
      const place = placeOf.get(incidentId);
      if (place === undefined) return { incidentId, family: null, closeness: null, reason: "too_thin" };
      const label = clusters.labels[place] ?? -1;
      const closeness = clusters.count === 0 ? null : Math.min(1, clusters.closeness[place] ?? 0);
      return label < 0
        ? { incidentId, family: null, closeness, reason: "alone" }
        : { incidentId, family: label, closeness, reason: "member" };
    }),
  };
}

/**
 * Finds families of incidents: groups whose words say the same kind of failure, whatever the service. How many there are
 * is not asked, and an incident like no others is in none.
 *
 * @param rows in any order.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { findFamilies } from "hindcast";
 *
 * const row = { startedAt: "2026-07-01T10:00:00.000Z", summary: "", services: [], causes: [] };
 * const { families, incidents } = findFamilies([{ ...row, incidentId: "a", title: "disk full" }]);
 * assert.deepEqual(families, []);
 * assert.equal(incidents[0]?.reason, "too_thin");
 * ```
 */
export function findFamilies(
  rows: readonly FamilyTextRow[],
  options: FindFamiliesOptions = {},
): FoundFamilies {
  const tellings = tellingsOf(rows);
  const { families, incidents } = findAmong(tellings, options);
  const terms = keyTerms(
    tellings.map(({ masked }) => masked),
    incidents.map(({ family }) => family ?? -1),
  );
  return {
    families: families.map((family, at) => ({ ...family, terms: (terms[at] ?? []).map(({ term }) => term) })),
    incidents,
  };
}
