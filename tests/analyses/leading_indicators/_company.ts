import type { IndicatorIncident } from "../../../lib/analyses/leading_indicators/rows.ts";
import type { Stream } from "../../../lib/analyses/leading_indicators/streams.ts";
import type { Random } from "../../../lib/stats/random.ts";
import { burstyCount, poisson } from "../_simulation.ts";

export const hourMs = 3_600_000;
const weekHours = 168;

/** The simulated company begins on a Monday. */
export const firstHour = Date.UTC(2026, 0, 5) / hourMs;

/** One incident; hours count from the start of the company. */
export function incident(
  id: string,
  service: string,
  hour: number,
  rest: Partial<IndicatorIncident> = {},
): IndicatorIncident {
  const at = (hours: number) => new Date((firstHour + hours) * hourMs).toISOString();
  return {
    incidentId: id,
    service,
    startedAt: at(hour),
    uncertainS: 0,
    resolvedAt: at(hour + 1),
    familyId: null,
    family: null,
    cause: null,
    ...rest,
  };
}

/** How a company without any leading indicator differs from a plain one. */
export interface Shape {
  readonly weeks: number;
  readonly services: number;
  readonly incidents: number;
  /** Of the hourly noise of metrics, lag one hour. */
  readonly autocorrelation: number;
  /** How far the working day lifts metrics, their spread, changes and incidents; 0 for not at all. */
  readonly season: number;
  /** Of the gamma that multiplies each week of incidents and alerts; Infinity for none. */
  readonly shape: number;
  readonly missing: number;
  /** Share of all incidents that fall on the first service; null for equal shares. */
  readonly firstShare: number | null;
}

export const plain: Shape = {
  weeks: 26,
  services: 6,
  incidents: 150,
  autocorrelation: 0,
  season: 0,
  shape: Infinity,
  missing: 0,
  firstShare: null,
};

/** The six shapes of noise that must give no indicator, and two more grades of autocorrelation. */
export const shapes: Readonly<Record<string, Shape>> = {
  "white noise": plain,
  "autocorrelation 0.5": { ...plain, autocorrelation: 0.5 },
  "autocorrelation 0.8": { ...plain, autocorrelation: 0.8 },
  "autocorrelation 0.95": { ...plain, autocorrelation: 0.95 },
  "weekly season": { ...plain, autocorrelation: 0.8, season: 3 },
  "overdispersed": { ...plain, autocorrelation: 0.8, season: 1, shape: 1 },
  "30 % missing": { ...plain, autocorrelation: 0.8, season: 1, missing: 0.3 },
  "one service with 80 % of incidents": { ...plain, autocorrelation: 0.8, season: 1, firstShare: 0.8 },
};

function isWorking(hour: number): boolean {
  const [day, hourOfDay] = [Math.floor(hour / 24) % 7, hour % 24];
  return day < 5 && hourOfDay >= 9 && hourOfDay < 18;
}

function lift(hour: number, { season }: Shape): number {
  return 1 + (isWorking(hour) ? season : 0);
}

/** The noise of a metric with its season. */
export function metric(service: string, name: string, shape: Shape, random: Random): Stream {
  const values = new Float32Array(shape.weeks * weekHours);
  let noise = random.normal();
  const rest = Math.sqrt(1 - shape.autocorrelation ** 2);
  for (let hour = 0; hour < values.length; hour++) {
    noise = shape.autocorrelation * noise + rest * random.normal();
    const value = 10 + lift(hour, shape) * (2 + noise);
    values[hour] = random.next() < shape.missing ? NaN : value;
  }
  return { kind: "metric", service, name, firstHour, values };
}

/** Hourly counts of alerts. */
function alerts(service: string, shape: Shape, random: Random): Stream {
  const values = new Float32Array(shape.weeks * weekHours);
  for (let week = 0; week < shape.weeks; week++) {
    const pace = shape.shape === Infinity ? 1 : burstyCount(20, shape.shape, random) / 20;
    for (let hour = week * weekHours; hour < (week + 1) * weekHours; hour++) {
      values[hour] = poisson(0.1 * pace * lift(hour, shape), random);
    }
  }
  return { kind: "alert", service, name: "rule", firstHour, values };
}

function drawCount(mean: number, { shape }: Shape, random: Random): number {
  return shape === Infinity ? poisson(mean, random) : burstyCount(mean, shape, random);
}

/** An hour, drawn by the profile of the shape. */
function drawHour(week: number, shape: Shape, random: Random): number {
  for (;;) {
    const hour = random.next() * weekHours;
    if (random.next() * (1 + shape.season) < lift(Math.floor(hour), shape)) return week * weekHours + hour;
  }
}

function incidentsOf(service: string, count: number, shape: Shape, random: Random): IndicatorIncident[] {
  return Array.from(
    { length: shape.weeks },
    (_, week) =>
      Array.from(
        { length: drawCount(count / shape.weeks, shape, random) },
        (_, at) =>
          incident(`${service}-${week}-${at}`, service, drawHour(week, shape, random), {
            familyId: `f-${random.integer(3)}`,
          }),
      ),
  ).flat();
}

/** A company whose streams know nothing of its incidents. */
export function noise(shape: Shape, random: Random): {
  incidents: IndicatorIncident[];
  streams: Stream[];
} {
  const services = Array.from({ length: shape.services }, (_, at) => `service-${at}`);
  const rest = (1 - (shape.firstShare ?? 1 / shape.services)) / (shape.services - 1);
  return {
    incidents: services.flatMap((service, at) => {
      const share = at === 0 ? shape.firstShare ?? 1 / shape.services : rest;
      return incidentsOf(service, share * shape.incidents, shape, random);
    }).sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1)),
    streams: services.flatMap((service) => [
      metric(service, "latency", shape, random),
      metric(service, "memory", shape, random),
      alerts(service, shape, random),
    ]),
  };
}
