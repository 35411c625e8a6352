import type { ChangeRow } from "../../../lib/analyses/changes/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom, type Random } from "../../../lib/stats/random.ts";
import { gamma, poisson } from "../_simulation.ts";

/** Half a year of a company, up to the end of the period. */
export const period = parsePeriod("2026-Q2");
const hourS = 3_600;
const weekHours = 168;
const weeks = 26;
const start = Date.parse(period.end) / 1000 - weeks * weekHours * hourS;

/** How incidents come: none has anything to do with changes. */
export const shapes = [
  "white",
  "ar 0.5",
  "ar 0.8",
  "ar 0.95",
  "season",
  "overdispersed",
  "missing",
  "one service",
] as const;
export type Shape = typeof shapes[number];

/** What a company is made of. */
export interface Plan {
  readonly seed: number;
  readonly shape: Shape;
  /** Incidents a week of a usual service. */
  readonly rate?: number;
  /** Changes a week of each kind on each service. */
  readonly changes?: number;
  readonly kinds?: readonly string[];
  readonly services?: readonly string[];
}

const isOffice = (hour: number) => hour % weekHours < 120 && hour % 24 >= 8 && hour % 24 < 18;

/** How much more often things happen in an hour of the week: all of it in mean 1. */
function profile(office: number): number[] {
  const rates = Array.from({ length: weekHours }, (_, hour) => isOffice(hour) ? office : 1);
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / weekHours;
  return rates.map((rate) => rate / mean);
}

function weekRates(shape: Shape, random: Random): number[] {
  if (shape === "overdispersed") return Array.from({ length: weeks }, () => gamma(1, random));
  const phi = shape.startsWith("ar ") ? Number(shape.slice(3)) : null;
  if (phi === null) return Array.from({ length: weeks }, () => 1);
  let level = 0.8 * random.normal();
  return Array.from({ length: weeks }, () => {
    level = phi * level + 0.8 * Math.sqrt(1 - phi * phi) * random.normal();
    return Math.exp(level);
  });
}

function timesOf(perWeek: readonly number[], hours: readonly number[], random: Random): number[] {
  return perWeek.flatMap((mean, week) =>
    hours.flatMap((weight, hour) =>
      Array.from(
        { length: poisson(mean * weight / weekHours, random) },
        () => start + (week * weekHours + hour + random.next()) * hourS,
      )
    )
  );
}

/** Incidents of one service: office hours more than nights, and now and then one that comes back within the hour. */
function incidentsOf(shape: Shape, rate: number, random: Random): number[] {
  const hours = profile(shape === "season" ? 12 : 3);
  const times = timesOf(weekRates(shape, random).map((level) => level * rate), hours, random);
  const repeats = shape === "overdispersed" ? 0.5 : 0.1;
  const all = times.flatMap((at) => random.next() < repeats ? [at, at + random.next() * hourS] : [at]);
  return all.filter(() => shape !== "missing" || random.next() >= 0.3).sort((a, b) => a - b);
}

/** The rows of a company whose changes and incidents keep office hours and have nothing else in common. */
export function companyOf(
  { seed, shape, rate = 2, changes = 3, kinds = ["deployment", "flag"], services = ["api", "web", "pay"] }:
    Plan,
): ChangeRow[] {
  const random = createRandom(seed);
  return services.flatMap((service, place) => {
    const busy = shape === "one service" && place === 0 ? 4 * (services.length - 1) : 1;
    const incidents = incidentsOf(shape, rate * busy, random);
    const ids = incidents.map((_, number) => `${service}-${number}`);
    return [
      { service, kind: null, ids, startedS: incidents, finishedS: [], dependsOn: [] },
      ...kinds.map((kind): ChangeRow => {
        // Weeks of many changes follow on each other, as before a release.
        const startedS = timesOf(
          weekRates("ar 0.8", random).map((level) => level * changes),
          profile(12),
          random,
        )
          .sort((a, b) => a - b);
        return { service, kind, ids: [], startedS, finishedS: startedS.map((at) => at + 300), dependsOn: [] };
      }),
    ];
  });
}
