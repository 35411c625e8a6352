import type { IndicatorIncident } from "../../../lib/analyses/leading_indicators/rows.ts";
import type { Stream } from "../../../lib/analyses/leading_indicators/streams.ts";
import type { Random } from "../../../lib/stats/random.ts";
import { incident, metric, plain, type Shape } from "./_company.ts";

const families = ["pool", "lag", "lock", "disk", "failover", "query"];
const weekHours = 168;
const rise = 2.5;
const riseHours = 48;

export const services: readonly string[] = Array.from({ length: 16 }, (_, at) => `service-${at}`);

/** Hours of twelve incidents of one service, about two weeks from each other. */
function hoursOf(random: Random): number[] {
  const [count, first] = [12, 600];
  const room = (plain.weeks * weekHours - 800) / count;
  return Array.from({ length: count }, (_, at) => Math.floor(first + (at + 0.6 * random.next()) * room));
}

/** Lifts a metric in the two days before an hour. */
export function riseBefore({ values }: Stream, hour: number): void {
  for (let at = hour - riseHours; at < hour; at++) values[at] = (values[at] as number) + rise;
}

/** How services of a company are alike that are not told apart by what leads their incidents. */
export interface Habits {
  readonly autocorrelation: number;
  readonly season: number;
  /** How much of the noise of latency all services have in common, 0 to 1; such a share of incidents fall into the same days. */
  readonly shared: number;
}

/**
 * A company in which latency rises before all incidents of some services, two of each of six families on each service; on
 * the others incidents come as they like.
 */
export function sharingCompany(
  random: Random,
  { autocorrelation, season, shared }: Habits,
  leading: ReadonlySet<string>,
): { incidents: IndicatorIncident[]; streams: Stream[] } {
  const shape: Shape = { ...plain, autocorrelation, season };
  const together = metric("all", "latency", { ...shape, season: 0 }, random).values.map((value) =>
    value - 12
  );
  const days = hoursOf(random);
  const [incidents, streams] = [[] as IndicatorIncident[], [] as Stream[]];
  for (const service of services) {
    const isLed = leading.has(service);
    const hours = hoursOf(random).map((hour, at) =>
      !isLed && random.next() < shared ? (days[at] as number) + random.integer(24) : hour
    );
    const latency = metric(service, "latency", shape, random);
    together.forEach((noise, hour) => {
      latency.values[hour] = (latency.values[hour] as number) + shared * noise;
    });
    for (const [at, hour] of hours.entries()) {
      const familyId = families[at % families.length] as string;
      incidents.push(incident(`${service}-${at}`, service, hour, { familyId, family: familyId }));
      if (isLed) riseBefore(latency, hour);
    }
    streams.push(latency, metric(service, "memory", shape, random));
  }
  return { incidents: incidents.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1)), streams };
}
