import { day, exportedAt, minute } from "./_clock.ts";
import { logNormal, pick, pickWeighted, streamOf } from "./_draw.ts";
import { hashOf } from "./_hash.ts";
import type { Random } from "../stats/random.ts";
import { hourOfWeek } from "./_zone.ts";
import { burst, drawArrivals, drawTriggeredArrivals, hourlyRates, incidentProfile } from "./arrivals.ts";
import type { Change } from "./changes.ts";
import { drawSlots, type Family, type Paraphrases, wordingOf } from "./families.ts";
import { novelWording } from "./novel.ts";
import type { Person } from "./people.ts";
import type { Size } from "./scale.ts";
import { improvedService, type Service } from "./services.ts";

/** What is wrong with the record of an incident, in every tool that has it. */
export type Defect =
  | "resolved_before_created"
  | "far_future"
  | "year_typo"
  | "missing_resolution"
  | "negative_stated";

/** An incident of the pager as it was, and what the tools recorded of it. Times are milliseconds since 1970. */
export interface Incident {
  readonly id: string;
  readonly number: number;
  readonly service: Service;
  readonly kind: "incident" | "test";
  /** Null for one-off incidents. */
  readonly family: Family | null;
  readonly title: string;
  readonly body: string;
  /** Patterns its texts were made from; null where they come from no bank. */
  readonly titleVariant: number | null;
  readonly bodyVariant: number | null;
  /** 1 worst to 5; null where nobody set one. */
  readonly severity: number | null;
  readonly createdAt: number;
  readonly acknowledgedAt: number | null;
  readonly escalatedAt: number | null;
  /** Null while it is open. */
  readonly resolvedAt: number | null;
  /** What the tools say, which for a broken record is not when it was resolved. */
  readonly recordedResolvedAt: number | null;
  readonly autoResolved: boolean;
  readonly responder: Person;
  readonly defect: Defect | null;
  /** The change that brought it, where one did. */
  readonly triggeredBy: Change | null;
}

/** How many times the rate of incidents is multiplied in the hour after a migration. */
export const migrationRatio = 3;

/** Standard deviation of the logarithm of the time to resolve, within a service. */
export const resolveLogSd = 0.6;

/** From when the improved service resolves in half the time. */
export const improvedFrom = Date.UTC(2026, 3, 1);

/** Shape of the gamma that multiplies the rate of a service's week. */
export const burstShape = 2;

/** When an action item ended the recurrences of a family. */
export const endedAt: Readonly<Partial<Record<Family, number>>> = {
  cache: Date.UTC(2025, 10, 20, 15),
  certificate: Date.UTC(2026, 0, 15, 13),
};

const steady = ["pool", "queue", "upstream", "cache", "certificate"] as const;
const novelShare = 0.25;
const familyShare = (1 - novelShare) / steady.length;

/** Memory needs days to grow, so its incidents on one service keep apart. */
const leakSpacing = 8 * day;

function hasEnded(family: Family, at: number): boolean {
  return at >= (endedAt[family] ?? Infinity);
}

// Families that ended take their share of the rate with them; all others keep theirs.
function liveShare(at: number): number {
  return 1 - familyShare * steady.filter((family) => hasEnded(family, at)).length;
}

function drawFamily(at: number, random: Random): Family | null {
  const live = steady.filter((family) => !hasEnded(family, at));
  const drawn = pickWeighted([novelShare, ...live.map(() => familyShare)], random);
  return drawn === 0 ? null : live[drawn - 1] as Family;
}

interface Occurrence {
  readonly at: number;
  readonly service: Service;
  readonly kind: "incident" | "test";
  readonly family: Family | null;
  readonly triggeredBy: Change | null;
}

function occurrencesOf(
  service: Service,
  count: number,
  migrations: readonly Change[],
  seed: number,
): readonly Occurrence[] {
  const random = streamOf(seed, `incidents/${service.name}`);
  const rates = burst(hourlyRates(service.team.zone, incidentProfile, liveShare), burstShape, random);
  const triggers = migrations.map((change) => change.startedAt);
  let lastLeak = -Infinity;
  return drawTriggeredArrivals(count, rates, triggers, migrationRatio, random).map(({ at, trigger }) => {
    const leaks = service.leaks && at >= lastLeak + leakSpacing && random.next() < 0.6;
    if (leaks) lastLeak = at;
    const family = leaks ? "memory" : drawFamily(at, random);
    const triggeredBy = trigger === null ? null : migrations[trigger] as Change;
    return { at, service, kind: "incident", family, triggeredBy };
  });
}

// Largest remainders, so that the shares add up to the number of incidents promised.
function apportion(total: number, shares: readonly number[]): readonly number[] {
  const exact = shares.map((share) => share * total);
  const floors = exact.map(Math.floor);
  const missing = total - floors.reduce((sum, count) => sum + count, 0);
  const byRemainder = exact.map((value, index) => [value % 1, index] as const)
    .sort((one, other) => other[0] - one[0] || one[1] - other[1]);
  const raised = new Set(byRemainder.slice(0, missing).map(([, index]) => index));
  return floors.map((count, index) => count + (raised.has(index) ? 1 : 0));
}

/** Before this the pager's only report does not tell what is a test. */
const testsFrom = Date.UTC(2025, 5, 1);

function testsOf(services: readonly Service[], count: number, seed: number): readonly Occurrence[] {
  const random = streamOf(seed, "tests");
  const rates = hourlyRates("Europe/Berlin", incidentProfile, (at) => (at < testsFrom ? 0 : 1));
  return drawArrivals(count, rates, random)
    .map((at) => ({ at, service: pick(services, random), kind: "test", family: null, triggeredBy: null }));
}

function migrationsByService(changes: readonly Change[]): ReadonlyMap<Service, readonly Change[]> {
  return Map.groupBy(changes.filter((change) => change.kind === "migration"), (change) => change.service);
}

function occurrences(
  services: readonly Service[],
  changes: readonly Change[],
  size: Size,
  seed: number,
): readonly Occurrence[] {
  const migrations = migrationsByService(changes);
  const counts = apportion(size.incidents, services.map((service) => service.share));
  const real = services.flatMap((service) =>
    occurrencesOf(service, counts[service.index] as number, migrations.get(service) ?? [], seed)
  );
  return [...real, ...testsOf(services, size.tests, seed)]
    .sort((one, other) => one.at - other.at || one.service.index - other.service.index);
}

// A prefix from a hash so that ids look drawn, and the running number so that none is drawn twice.
function pagerId(number: number, seed: number): string {
  const prefix = hashOf(`${seed}/incident/${number}`).toString(36).toUpperCase().padStart(7, "0").slice(0, 5);
  return `Q${prefix}${number.toString(36).toUpperCase().padStart(4, "0")}`;
}

function resolveSeconds(occurrence: Occurrence, random: Random): number {
  const { service, kind, at } = occurrence;
  if (kind === "test") return logNormal(600, 0.4, random);
  const factor = service.name === improvedService && at >= improvedFrom ? 0.5 : 1;
  return logNormal(service.medianResolveS * factor, resolveLogSd, random);
}

function acknowledgeSeconds(occurrence: Occurrence, resolveS: number, random: Random): number {
  const hourOfDay = hourOfWeek(occurrence.at, occurrence.service.team.zone) % 24;
  const awake = hourOfDay >= 8 && hourOfDay < 22;
  return Math.min(logNormal(awake ? 200 : 420, 0.8, random), resolveS * 0.7);
}

const severityWeights = [4, 13, 31, 33, 14, 5];

function drawSeverity(random: Random): number | null {
  const drawn = pickWeighted(severityWeights, random);
  return drawn === 5 ? null : drawn + 1;
}

function textsOf(
  occurrence: Occurrence,
  novelNumber: number,
  paraphrases: Paraphrases,
  random: Random,
): Pick<Incident, "title" | "body" | "titleVariant" | "bodyVariant"> {
  const { service, kind, family } = occurrence;
  const slots = drawSlots(service.name, random);
  const unbanked = { titleVariant: null, bodyVariant: null };
  if (kind === "test") {
    return {
      title: `[TEST] pager drill for ${service.team.name}`,
      body: "Drill, please ignore.",
      ...unbanked,
    };
  }
  return family === null
    ? { ...novelWording(novelNumber, slots), ...unbanked }
    : wordingOf(family, slots, paraphrases, random);
}

const escalatesAfter = 15 * minute;

function times(
  occurrence: Occurrence,
  random: Random,
): Pick<Incident, "acknowledgedAt" | "escalatedAt" | "resolvedAt" | "autoResolved"> {
  const resolveS = resolveSeconds(occurrence, random);
  const autoResolved = random.next() < 0.08;
  const acknowledgeS = acknowledgeSeconds(occurrence, resolveS, random);
  const isAnswered = !autoResolved && random.next() > 0.02;
  const isOpen = random.next() < 0.03 && occurrence.service.name !== improvedService;
  const resolvedAt = occurrence.at + Math.round(resolveS) * 1000;
  return {
    acknowledgedAt: isAnswered ? occurrence.at + Math.round(acknowledgeS) * 1000 : null,
    escalatedAt: acknowledgeS * 1000 > escalatesAfter ? occurrence.at + escalatesAfter : null,
    resolvedAt: isOpen || resolvedAt >= exportedAt ? null : resolvedAt,
    autoResolved: autoResolved && !isOpen,
  };
}

const defects: readonly Defect[] = [
  "resolved_before_created",
  "far_future",
  "year_typo",
  "missing_resolution",
  "negative_stated",
];
const defectShare = 0.006;

function swappedYear(at: number): number {
  const date = new Date(at);
  // 2026 typed as 2062, 2025 as 2052.
  return date.setUTCFullYear(date.getUTCFullYear() === 2026 ? 2062 : 2052);
}

function recordedResolution(incident: Incident, defect: Defect): number | null {
  switch (defect) {
    case "resolved_before_created":
      return incident.createdAt - (300 + incident.number % 5000) * 1000;
    case "far_future":
      return Date.UTC(2199, 11, 31, 23, 59, 59);
    case "year_typo":
      return swappedYear(incident.resolvedAt as number);
    case "missing_resolution":
      return null;
    case "negative_stated":
      return incident.resolvedAt;
  }
}

// So many of each defect, on resolved incidents. The improved service keeps clear of them, as of forgotten incidents:
// what is planted there is one truth, not two.
function withDefects(incidents: readonly Incident[], seed: number): readonly Incident[] {
  const each = Math.max(2, Math.round(incidents.length * defectShare));
  const sound = incidents.filter(({ resolvedAt, kind, service }) =>
    resolvedAt !== null && kind === "incident" && service.name !== improvedService
  );
  const drawn = streamOf(seed, "defects").shuffle([...sound]).slice(0, each * defects.length);
  const defectOf = new Map(
    drawn.map((incident, index) => [incident.id, defects[index % defects.length] as Defect]),
  );
  return incidents.map((incident) => {
    const defect = defectOf.get(incident.id);
    return defect
      ? { ...incident, defect, recordedResolvedAt: recordedResolution(incident, defect) }
      : incident;
  });
}

function incidentOf(
  occurrence: Occurrence,
  number: number,
  novelNumber: number,
  people: readonly Person[],
  seed: number,
  paraphrases: Paraphrases,
): Incident {
  const id = pagerId(number, seed);
  const random = streamOf(seed, `incident/${number}`);
  const drawn = times(occurrence, random);
  const own = people.filter((person) => person.team === occurrence.service.team);
  return {
    id,
    number,
    service: occurrence.service,
    kind: occurrence.kind,
    family: occurrence.family,
    severity: drawSeverity(random),
    createdAt: occurrence.at,
    ...drawn,
    recordedResolvedAt: drawn.resolvedAt,
    responder: pick(own, random),
    defect: null,
    triggeredBy: occurrence.triggeredBy,
    // Last, so that another choice of words leaves every other draw as it was.
    ...textsOf(occurrence, novelNumber, paraphrases, random),
  };
}

const firstNumber = 1001;

/** All incidents of the pager in the order they were opened: exactly `size.incidents` real ones, and the tests. */
export function createIncidents(
  services: readonly Service[],
  people: readonly Person[],
  changes: readonly Change[],
  size: Size,
  seed: number,
  paraphrases: Paraphrases,
): readonly Incident[] {
  let novel = seed * 10_007;
  const incidents = occurrences(services, changes, size, seed).map((occurrence, index) => {
    if (occurrence.family === null) novel++;
    return incidentOf(occurrence, firstNumber + index, novel, people, seed, paraphrases);
  });
  return withDefects(incidents, seed);
}
