import type { TrendRow } from "../../../lib/analyses/trend/rows.ts";
import type { AlertDayRow } from "../../../lib/analyses/trend/alert_rows.ts";
import { createRandom, type Random } from "../../../lib/stats/random.ts";
import { burstyCount, poisson } from "../_simulation.ts";

const weekMs = 7 * 86_400_000;
export const end = Date.UTC(2026, 9, 1);

let made = 0;

/** An incident; what is not told is usual. */
export function incident(at: string | number, parts: Partial<TrendRow> = {}): TrendRow {
  const startedAt = new Date(at).toISOString();
  return {
    incidentId: `i-${made++}`,
    service: "web",
    severity: 3,
    startedAt,
    resolvedAt: new Date(Date.parse(startedAt) + 3_600_000).toISOString(),
    familyId: null,
    isTooThin: false,
    tools: ["pager"],
    ...parts,
  };
}

/** How a company without any change behaves. */
export interface Habits {
  readonly weeks?: number;
  /** Incidents a week. */
  readonly rate?: number;
  /** Standard deviation of the logarithm of the rate, and how much of it a week leaves to the next. */
  readonly swing?: number;
  readonly memory?: number;
  /** Weight of each day of the week, Monday first. */
  readonly days?: readonly number[];
  /** Gamma shape of bursts; none where absent. */
  readonly bursts?: number;
  /** Share of records that were lost. */
  readonly lost?: number;
  /** Weights of the services. */
  readonly services?: readonly number[];
  /** Rates and durations from this week on, as multiples. */
  readonly since?: { readonly week: number; readonly rate?: number; readonly duration?: number };
}

/** Companies in which nothing ever shifts: rates, durations, severities and families swing around one level. */
export const unchanging: Readonly<Record<string, Habits>> = {
  "white": { swing: 0.4 },
  "memory 0.5": { swing: 0.4, memory: 0.5 },
  "memory 0.8": { swing: 0.4, memory: 0.8 },
  "memory 0.95": { swing: 0.4, memory: 0.95 },
  "weekly season": { days: [5, 5, 5, 5, 5, 1, 0.5] },
  "overdispersed": { bursts: 1 },
  "30 % of records missing": { swing: 0.4, lost: 0.3 },
  "one service with 80 % of incidents": { services: [80, 7, 7, 6] },
};

function drawn(weights: readonly number[], random: Random): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = random.next() * total;
  return Math.max(0, weights.findIndex((weight) => (left -= weight) < 0));
}

/** Logarithms with a standard deviation and a memory from week to week, stationary from the first. */
function walk(weeks: number, swing: number, memory: number, random: Random): number[] {
  let state = random.normal();
  return Array.from({ length: weeks }, () => {
    const value = swing * state;
    state = memory * state + Math.sqrt(1 - memory * memory) * random.normal();
    return value;
  });
}

/** The incidents of a company up to the end of September 2026: rates, durations, severities and families all swing. */
export function company(habits: Habits, random: Random = createRandom(1)): TrendRow[] {
  const { weeks = 78, rate = 5, swing = 0, memory = 0, days = [1, 1, 1, 1, 1, 1, 1], lost = 0, since } =
    habits;
  const services = habits.services ?? [3, 2, 1, 1];
  const start = end - weeks * weekMs;
  const [rates, durations, severities] = [1, 2, 3].map(() => walk(weeks, swing, memory, random));
  return Array.from({ length: weeks }, (_, week) => week).flatMap((week) => {
    const isLater = since !== undefined && week >= since.week;
    const mean = rate * Math.exp(rates?.[week] ?? 0) * (isLater ? since.rate ?? 1 : 1);
    const count = habits.bursts === undefined
      ? poisson(mean, random)
      : burstyCount(mean, habits.bursts, random);
    return Array.from({ length: count }, () => {
      const at = start + week * weekMs + (drawn(days, random) + random.next()) * 86_400_000;
      const seconds = 3600 * Math.exp((durations?.[week] ?? 0) + 1.1 * random.normal()) *
        (isLater ? since.duration ?? 1 : 1);
      const isSevere = random.next() < 0.2 * Math.exp((severities?.[week] ?? 0) / 2);
      return incident(at, {
        service: `service ${drawn(services, random)}`,
        severity: isSevere ? 2 : 4,
        resolvedAt: new Date(at + seconds * 1000).toISOString(),
        familyId: random.next() < 0.6 ? `family ${random.integer(6)}` : null,
      });
    });
  }).filter(() => random.next() >= lost);
}

/** Alerts of the same weeks: half of them noise. */
export function alertsOf(rows: readonly TrendRow[], random: Random = createRandom(2)): AlertDayRow[] {
  const days = Map.groupBy(rows, ({ startedAt, service }) => `${startedAt.slice(0, 10)} ${service}`);
  return [...days.values()].flatMap((own): AlertDayRow[] => {
    const [first] = own;
    if (!first) return [];
    const noise = poisson(own.length, random);
    return [{
      day: first.startedAt.slice(0, 10),
      tool: "monitor",
      service: first.service,
      alerts: own.length + noise,
      alone: noise,
    }];
  });
}
