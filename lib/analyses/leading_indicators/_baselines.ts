import type { Watched } from "./_alarms.ts";
import { learnThreshold } from "./_learn.ts";
import { weekHours } from "./_measures.ts";
import type { Settings } from "./options.ts";

/** A predictor's values where it is tried, and above what it warns at each hour. */
export interface Predictor {
  readonly name: "indicator" | "seasonal rate" | "alert always" | "last incident";
  readonly watched: readonly Watched[];
  readonly threshold: (hour: number) => number;
  readonly restHours: (hour: number) => number;
}

const none = () => 0;

function valuesFor(watched: readonly Watched[], valueAt: (own: Watched) => Float64Array): Watched[] {
  return watched.map((own) => ({ ...own, values: valueAt(own) }));
}

/** Warns all the time. */
export function alwaysOf(watched: readonly Watched[]): Predictor {
  const all = valuesFor(watched, ({ values }) => new Float64Array(values.length).fill(1));
  return { name: "alert always", watched: all, threshold: () => 1, restHours: none };
}

/** Warns when an incident has ended: another is near. */
export function lastIncidentOf(watched: readonly Watched[]): Predictor {
  const ended = valuesFor(watched, ({ values, cases }) => {
    const marks = new Float64Array(values.length);
    for (const { end } of cases) marks[Math.ceil(end)] = 1;
    return marks;
  });
  return { name: "last incident", watched: ended, threshold: () => 1, restHours: none };
}

/** Incidents before an hour that began within the horizon after each hour of the week, per week. */
function rateOf({ values, cases }: Watched, known: number, { horizonHours }: Settings): Float64Array {
  const counts = new Float64Array(weekHours);
  for (const { onset } of cases) {
    if (onset >= known) break;
    counts[Math.floor(onset) % weekHours] = (counts[Math.floor(onset) % weekHours] as number) + 1;
  }
  const ahead = counts.map((_, hour) => {
    let sum = 0;
    for (let after = 1; after <= horizonHours; after++) sum += counts[(hour + after) % weekHours] as number;
    return sum * weekHours / known;
  });
  return values.map((_, hour) => ahead[hour % weekHours] as number);
}

/** Warns at the hours of the week before which most incidents came, as far as was known at each step. */
export function seasonalOf(
  watched: readonly Watched[],
  steps: readonly { readonly from: number; readonly until: number; readonly known: number }[],
  settings: Settings,
): Predictor {
  const learned = steps.map(({ known }) => {
    const rates = valuesFor(watched, (own) => rateOf(own, known, settings));
    const levels = rates.flatMap(({ values }) => [...values.subarray(0, weekHours)]).sort((a, b) => a - b);
    const tried = Array.from({ length: 12 }, (_, at) => levels[Math.floor(at / 12 * levels.length)] ?? 0);
    return { rates, threshold: learnThreshold(rates, tried, 0, known, settings)?.threshold ?? Infinity };
  });
  const stepAt = (hour: number) =>
    Math.max(0, steps.findIndex(({ from, until }) => hour >= from && hour < until));
  const joined = watched.map((own, service) => ({
    ...own,
    values: own.values.map((_, hour) => learned[stepAt(hour)]?.rates[service]?.values[hour] ?? NaN),
  }));
  return {
    name: "seasonal rate",
    watched: joined,
    threshold: (hour) => learned[stepAt(hour)]?.threshold ?? Infinity,
    restHours: none,
  };
}
