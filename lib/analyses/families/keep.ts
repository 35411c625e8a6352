import type { FamilyDecisions } from "../../model/family_decisions.ts";
import { parseFamilyDecisions } from "../../model/family_decisions.ts";
import { keyTerms } from "../../text/key_terms.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { fingerprintOf } from "./_fingerprint.ts";
import { decide, type Decided, type Placed } from "./_decide.ts";
import { type FamilyEvent, type Known, matchFamilies } from "./_match.ts";
import { type Telling, tellingsOf } from "./_tellings.ts";
import { findAmong, type FindFamiliesOptions } from "./find.ts";
import { familyTextRows } from "./text_rows.ts";

export type { FamilyEvent } from "./_match.ts";

/** How to look, and when. */
export interface KeepFamiliesOptions extends FindFamiliesOptions {
  /** Written into the history; ISO 8601 in UTC. */
  readonly seenAt: string;
}

/** What became of the families of a warehouse. */
export interface KeptFamilies {
  /** Incidents looked at. */
  readonly incidents: number;
  /** Families there are. */
  readonly families: number;
  /** Incidents in none. */
  readonly inNone: number;
  /** What happened since the last time. */
  readonly events: readonly FamilyEvent[];
  /** Decisions that name what is not here, a sentence each. */
  readonly idle: readonly string[];
}

interface Stored {
  readonly familyId: string;
  readonly name: string;
  readonly decidedBy: string;
}

interface KeptFamily {
  readonly family_id: string;
  readonly name: string;
  readonly terms: readonly string[];
  readonly medoid_incident_id: string | null;
  readonly incidents: number;
  readonly stability: number | null;
  readonly decided_by: "found" | "people";
  readonly first_at: string | null;
  readonly last_at: string | null;
}

/** The incident each record is part of now: with another export another record of an incident may lead and name it. */
async function incidentsByRecord(warehouse: Warehouse): Promise<ReadonlyMap<string, string>> {
  const rows = await warehouse.query<{ record: string; incident: string }>(
    "incidents of records",
    `SELECT record_id AS record, incident_id AS incident FROM incident_records
     WHERE incident_id <> record_id ORDER BY record_id`,
  );
  return new Map(rows.map(({ record, incident }) => [record, incident]));
}

async function knownFamilies(warehouse: Warehouse, led: ReadonlyMap<string, string>): Promise<Known> {
  const rows = await warehouse.query<{ id: string; incident: string }>(
    "families found before",
    "SELECT found_id AS id, incident_id AS incident FROM incident_families WHERE found_id IS NOT NULL ORDER BY ALL",
  );
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map((
      [id, own],
    ) => [id, new Set(own.map(({ incident }) => led.get(incident) ?? incident))]),
  );
}

/** Decisions about incidents by the names they have now: people may name any record of an incident. */
function withIncidents(decisions: FamilyDecisions, led: ReadonlyMap<string, string>): FamilyDecisions {
  const now = (id: string) => led.get(id) ?? id;
  return {
    ...decisions,
    split: Object.fromEntries(Object.entries(decisions.split).map(([name, own]) => [name, own.map(now)])),
    pin: Object.fromEntries(Object.entries(decisions.pin).map(([id, family]) => [now(id), family])),
    none: decisions.none.map(now),
  };
}

function medoidOf(members: readonly Placed[]): string | null {
  const own = members.filter(({ reason }) => reason === "member");
  const nearest = (own.length > 0 ? own : members)
    .toSorted((a, b) => (b.closeness ?? 0) - (a.closeness ?? 0) || (a.incidentId < b.incidentId ? -1 : 1));
  return nearest[0]?.incidentId ?? null;
}

/** Names stay: readers know a family by the name it had, until people give it another. */
function nameOf(
  id: string,
  terms: readonly string[],
  { names }: Decided,
  before: Stored | undefined,
): string {
  const given = names.get(id);
  if (given !== undefined) return given;
  if (before?.decidedBy === "found") return before.name;
  return terms.join(" ") || id;
}

function keptFamilies(
  tellings: readonly Telling[],
  startOf: ReadonlyMap<string, string>,
  found: ReturnType<typeof findAmong>,
  ids: readonly string[],
  decided: Decided,
  stored: readonly Stored[],
): KeptFamily[] {
  const members = Map.groupBy(
    decided.incidents.filter(({ familyId }) => familyId !== null),
    ({ familyId }) => familyId,
  );
  members.delete(null);
  const order = [...members.keys()].filter((id) => id !== null).sort();
  const places = new Map(decided.incidents.map(({ incidentId, familyId }) => [
    incidentId,
    familyId === null ? -1 : order.indexOf(familyId),
  ]));
  const terms = keyTerms(
    tellings.map(({ masked }) => masked),
    tellings.map(({ incidentId }) => places.get(incidentId) ?? -1),
  );
  return order.map((id, at) => {
    const own = members.get(id) ?? [];
    const starts = own.flatMap(({ incidentId }) => startOf.get(incidentId) ?? []).sort();
    const words = (terms[at] ?? []).map(({ term }) => term);
    const asFound = own.every(({ foundId, reason }) => foundId === id && reason === "member");
    return {
      family_id: id,
      name: nameOf(id, words, decided, stored.find(({ familyId }) => familyId === id)),
      terms: words,
      medoid_incident_id: medoidOf(own),
      incidents: own.length,
      stability: asFound ? found.families[ids.indexOf(id)]?.stability ?? null : null,
      decided_by: decided.people.has(id) ? "people" : "found",
      first_at: starts[0] ?? null,
      last_at: starts.at(-1) ?? null,
    };
  });
}

/** What people's decisions changed since the last time, beside what matching saw. */
function decidedEvents(
  kept: readonly KeptFamily[],
  stored: readonly Stored[],
  decided: Decided,
  decisions: FamilyDecisions,
  seen: readonly FamilyEvent[],
): FamilyEvent[] {
  const before = new Map(stored.map(({ familyId, name }) => [familyId, name]));
  const decidedBefore = new Set(
    stored.filter(({ decidedBy }) => decidedBy === "people").map(({ familyId }) => familyId),
  );
  const merged = new Set(Object.values(decisions.merge).flat());
  const now = new Set(kept.map(({ family_id }) => family_id));
  const told = new Set(seen.flatMap(({ familyId, fromIds }) => [familyId, ...fromIds]));
  return [
    ...Object.entries(decisions.merge).flatMap(([heir, gone]) => {
      const fromIds = gone.filter((id) => before.has(id) && !now.has(id));
      return fromIds.length === 0 ? [] : [
        {
          familyId: heir,
          event: "merged",
          fromIds,
          detail: `people put ${fromIds.join(", ")} into ${heir}`,
        } as const,
      ];
    }),
    ...kept.flatMap(({ family_id: id, name }): FamilyEvent[] => {
      const had = before.get(id);
      if (had !== undefined && had !== name) {
        const detail = decidedBefore.has(id) && !decided.names.has(id)
          ? `"${had}" is called "${name}" again, for families.yaml gives it no name now`
          : `"${had}" is called "${name}"`;
        return [{ familyId: id, event: "renamed", fromIds: [], detail }];
      }
      if (had !== undefined || told.has(id)) return [];
      const own = decided.incidents.filter(({ familyId }) => familyId === id);
      const fromIds = [...new Set(own.flatMap(({ foundId }) => foundId ?? []))].filter((from) => from !== id)
        .sort();
      const isBack = own.some(({ foundId }) => foundId === id);
      const detail = isBack
        ? `"${name}" stands by itself again, for families.yaml puts it into no other now`
        : `people set ${own.length} incidents apart`;
      return [{ familyId: id, event: "split", fromIds, detail }];
    }),
    ...[...decidedBefore].filter((id) => !now.has(id) && !told.has(id) && !merged.has(id)).map(
      (id): FamilyEvent => ({
        familyId: id,
        event: "gone",
        fromIds: [],
        detail: `"${before.get(id)}" is gone, for families.yaml sets it apart no more`,
      }),
    ),
  ];
}

/** Families of the same texts, decisions and method are left as they are: null where something is new. */
async function keptBefore(warehouse: Warehouse, fingerprint: string): Promise<KeptFamilies | null> {
  const [before] = await warehouse.query<Omit<KeptFamilies, "events">>(
    "families kept before",
    `SELECT idle,
      (SELECT count(*)::INTEGER FROM incident_families) AS "incidents",
      (SELECT count(*)::INTEGER FROM families) AS "families",
      (SELECT count(*)::INTEGER FROM incident_families WHERE family_id IS NULL) AS "inNone"
    FROM families_kept WHERE fingerprint = $fingerprint`,
    { fingerprint },
  );
  return before ? { ...before, events: [] } : null;
}

interface Kept {
  readonly seenAt: string;
  readonly fingerprint: string;
  readonly idle: readonly string[];
}

const writes = {
  kept: `INSERT INTO families_kept BY NAME SELECT row.* FROM (SELECT unnest(from_json($rows,
    '[{"fingerprint":"VARCHAR","idle":["VARCHAR"]}]')) AS row)`,
  families: `INSERT INTO families BY NAME SELECT row.* FROM (SELECT unnest(from_json($rows,
    '[{"family_id":"VARCHAR","name":"VARCHAR","terms":["VARCHAR"],"medoid_incident_id":"VARCHAR","incidents":"INTEGER",
    "stability":"DOUBLE","decided_by":"VARCHAR","first_at":"TIMESTAMP","last_at":"TIMESTAMP"}]')) AS row)`,
  incidents: `INSERT INTO incident_families BY NAME SELECT row.* FROM (SELECT unnest(from_json($rows,
    '[{"incident_id":"VARCHAR","family_id":"VARCHAR","decided_by":"VARCHAR","closeness":"DOUBLE","reason":"VARCHAR",
    "found_id":"VARCHAR"}]')) AS row)`,
  events: `INSERT INTO family_history BY NAME SELECT row.* FROM (SELECT unnest(from_json($rows,
    '[{"seen_at":"TIMESTAMP","family_id":"VARCHAR","event":"VARCHAR","from_ids":["VARCHAR"],"detail":"VARCHAR"}]')) AS row)`,
};

function incidentOf({ incidentId, familyId, foundId, closeness, reason }: Placed): object {
  return {
    incident_id: incidentId,
    family_id: familyId,
    decided_by: reason === "member" || reason === "alone" || reason === "too_thin" ? "found" : "people",
    closeness,
    reason,
    found_id: foundId,
  };
}

/** Times as DuckDB's TIMESTAMP reads them. */
function naive(at: string): string {
  return at.replace(/Z$/, "");
}

async function write(
  warehouse: Warehouse,
  families: readonly KeptFamily[],
  incidents: readonly Placed[],
  events: readonly FamilyEvent[],
  { seenAt, fingerprint, idle }: Kept,
): Promise<void> {
  await warehouse.transaction(async () => {
    await warehouse.run("DELETE FROM families_kept");
    await warehouse.run(writes.kept, { rows: JSON.stringify([{ fingerprint, idle }]) });
    await warehouse.run("DELETE FROM families");
    await warehouse.run("DELETE FROM incident_families");
    await warehouse.run(writes.families, {
      rows: JSON.stringify(families.map((family) => ({
        ...family,
        first_at: family.first_at && naive(family.first_at),
        last_at: family.last_at && naive(family.last_at),
      }))),
    });
    await warehouse.run(writes.incidents, { rows: JSON.stringify(incidents.map(incidentOf)) });
    await warehouse.run(writes.events, {
      rows: JSON.stringify(events.map(({ familyId, event, fromIds, detail }) => ({
        seen_at: naive(seenAt),
        family_id: familyId,
        event,
        from_ids: fromIds,
        detail,
      }))),
    });
  });
}

/**
 * Finds families anew after a load and gives them the identities they had: a family goes on where most of its incidents
 * stay together, and splits and merges are written down. What people decided wins. The same exports and decisions change
 * nothing, in whatever order they were loaded, and nothing is looked for again.
 *
 * A new family is named by its first incident. Where later exports were loaded before earlier ones, or another record led
 * the incident then, the first incident known at that time named it, and that id stays.
 *
 * @throws {QueryError} when the warehouse cannot be written.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { keepFamilies, openWarehouse } from "hindcast";
 *
 * const warehouse = await openWarehouse(":memory:");
 * const { families, incidents } = await keepFamilies(warehouse, null, { seenAt: "2026-10-01T00:00:00.000Z" });
 * warehouse.close();
 * assert.deepEqual([families, incidents], [0, 0]);
 * ```
 */
export async function keepFamilies(
  warehouse: Warehouse,
  decisions: FamilyDecisions | null,
  { seenAt, ...options }: KeepFamiliesOptions,
): Promise<KeptFamilies> {
  const led = await incidentsByRecord(warehouse);
  const wanted = withIncidents(decisions ?? parseFamilyDecisions({}), led);
  const rows = await familyTextRows(warehouse);
  const fingerprint = fingerprintOf(rows, wanted, options);
  const before = await keptBefore(warehouse, fingerprint);
  if (before) return before;
  const known = await knownFamilies(warehouse, led);
  const stored = await warehouse.query<Stored>(
    "families before",
    `SELECT family_id AS "familyId", name, decided_by AS "decidedBy" FROM families ORDER BY family_id`,
  );
  const tellings = tellingsOf(rows);
  const found = findAmong(tellings, options);
  const startOf = new Map(rows.map(({ incidentId, startedAt }) => [incidentId, startedAt]));
  const { ids, events } = matchFamilies(found.families, known, startOf);
  const called = new Map(stored.map(({ familyId, name }) => [familyId, name]));
  const decided = decide(found.incidents, ids, wanted, called);
  const kept = keptFamilies(tellings, startOf, found, ids, decided, stored);
  const all = [...events, ...decidedEvents(kept, stored, decided, wanted, events)];
  await write(warehouse, kept, decided.incidents, all, { seenAt, fingerprint, idle: decided.idle });
  return {
    incidents: rows.length,
    families: kept.length,
    inNone: decided.incidents.filter(({ familyId }) => familyId === null).length,
    events: all,
    idle: decided.idle,
  };
}
