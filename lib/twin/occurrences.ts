import { day } from "./_clock.ts";
import { pick, pickWeighted, streamOf } from "./_draw.ts";
import type { Random } from "../stats/random.ts";
import { burst, drawArrivals, drawTriggeredArrivals, hourlyRates, incidentProfile } from "./arrivals.ts";
import type { Change } from "./changes.ts";
import type { Family } from "./banks/mod.ts";
import type { Founding } from "./founding.ts";
import type { Service } from "./services.ts";

/** How many times the rate of incidents is multiplied in the hour after a migration. */
export const migrationRatio = 3;

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

/** When and where something went wrong, and why. */
export interface Occurrence {
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
  return drawTriggeredArrivals({ count, rates, triggers, ratio: migrationRatio }, random).map(
    ({ at, trigger }) => {
      const leaks = service.leaks && at >= lastLeak + leakSpacing && random.next() < 0.6;
      if (leaks) lastLeak = at;
      const family = leaks ? "memory" : drawFamily(at, random);
      const triggeredBy = trigger === null ? null : migrations[trigger] as Change;
      return { at, service, kind: "incident", family, triggeredBy };
    },
  );
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

function testsOf({ services, size, seed }: Founding): readonly Occurrence[] {
  const random = streamOf(seed, "tests");
  const rates = hourlyRates("Europe/Berlin", incidentProfile, (at) => (at < testsFrom ? 0 : 1));
  return drawArrivals(size.tests, rates, random)
    .map((at) => ({ at, service: pick(services, random), kind: "test", family: null, triggeredBy: null }));
}

function migrationsByService(changes: readonly Change[]): ReadonlyMap<Service, readonly Change[]> {
  return Map.groupBy(changes.filter((change) => change.kind === "migration"), (change) => change.service);
}

/** Everything the pager went off for, in the order of time: exactly `size.incidents` real incidents, and the tests. */
export function createOccurrences(founding: Founding, changes: readonly Change[]): readonly Occurrence[] {
  const { services, size, seed } = founding;
  const migrations = migrationsByService(changes);
  const counts = apportion(size.incidents, services.map((service) => service.share));
  const real = services.flatMap((service) =>
    occurrencesOf(service, counts[service.index] as number, migrations.get(service) ?? [], seed)
  );
  return [...real, ...testsOf(founding)]
    .sort((one, other) => one.at - other.at || one.service.index - other.service.index);
}
