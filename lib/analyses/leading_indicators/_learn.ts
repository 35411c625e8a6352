import { alarmsOf, caughtOf, hoursReached, type Watched } from "./_alarms.ts";
import { weekHours } from "./_measures.ts";
import { medianOf } from "./_median.ts";
import type { Settings } from "./options.ts";
import { dayHours, type Scene } from "./_scene.ts";
import type { Watch } from "./_windows.ts";

/** Usual course of a reading on one service. */
export interface Usual {
  readonly centre: number;
  readonly spread: number;
}

/** Thresholds that are tried, in usual spreads. */
export const thresholds = [1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10, 12, 16, 20] as const;

/** Median and median deviation of what is known before an hour of the cut. */
export function usualOf({ readings }: Watch, until: number): Usual {
  const known = new Float64Array(Math.max(0, Math.min(until, readings.length)));
  let n = 0;
  for (let at = 0; at < known.length; at++) {
    const value = readings[at] as number;
    if (value === value) known[n++] = value;
  }
  if (n === 0) return { centre: NaN, spread: 1 };
  const centre = medianOf(known.subarray(0, n));
  const away = new Float64Array(n);
  let squares = 0;
  for (let at = 0; at < n; at++) {
    away[at] = Math.abs((known[at] as number) - centre);
    squares += ((known[at] as number) - centre) ** 2;
  }
  const median = 1.4826 * medianOf(away);
  return { centre, spread: median > 0 ? median : Math.sqrt(squares / n) || 1 };
}

/** A reading on the grid in usual spreads. */
export function inSpreads(
  watch: Watch,
  direction: 1 | -1,
  { centre, spread }: Usual,
  scene: Scene,
): Watched {
  const offset = watch.cut.firstDay * dayHours;
  const values = new Float64Array(scene.days * dayHours).fill(NaN);
  for (let at = 0; at < watch.readings.length; at++) {
    values[at + offset] = direction * ((watch.readings[at] as number) - centre) / spread;
  }
  return { service: watch.service, values, cases: watch.cases };
}

/** How well a threshold would have done between two hours. */
export interface Score {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly falsePerWeek: number;
  /** Harmonic mean of precision and recall; 0 where there is neither. */
  readonly balance: number;
}

/** Hours between which thresholds are scored, and for how long to rest after an incident. */
export interface Scoring {
  readonly from: number;
  readonly until: number;
  readonly restHours: number;
}

function reaching({ values }: Watched, hours: readonly number[], threshold: number): number[] {
  const own: number[] = [];
  for (const hour of hours) if ((values[hour] as number) >= threshold) own.push(hour);
  return own;
}

/** Scores thresholds; each from the hours that reached the one before. @param tried ascending. */
export function scoresOf(
  watched: readonly Watched[],
  tried: readonly number[],
  { from, until, restHours }: Scoring,
  settings: Settings,
): Score[] {
  const lowest = { from, until, threshold: () => tried[0] ?? Infinity };
  let reached = watched.map((own) => hoursReached(own, lowest));
  const resting = { from, restHours: () => restHours };
  return tried.map((threshold) => {
    reached = reached.map((hours, place) => reaching(watched[place] as Watched, hours, threshold));
    let [alarms, hits, incidents, caught] = [0, 0, 0, 0];
    watched.forEach((own, place) => {
      const fired = alarmsOf(own, reached[place] ?? [], resting, settings);
      const found = caughtOf(own.cases, fired, from, until, settings);
      alarms += fired.length;
      hits += fired.filter((alarm) => alarm.case !== null).length;
      incidents += found.length;
      caught += found.filter(({ leadHours }) => leadHours !== null).length;
    });
    const [precision, recall] = [alarms === 0 ? 0 : hits / alarms, incidents === 0 ? 0 : caught / incidents];
    return {
      threshold,
      precision,
      recall,
      falsePerWeek: (alarms - hits) / Math.max(1 / 7, (until - from) / weekHours),
      balance: precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0,
    };
  });
}

/** Of thresholds that do nearly as well as the best the lowest warns first. */
const nearly = 0.95;

/** The threshold that would have done best up to an hour within the budget of false alarms; null where none did any good. */
export function learnThreshold(
  watched: readonly Watched[],
  tried: readonly number[],
  restHours: number,
  known: number,
  settings: Settings,
): Score | null {
  const until = known - settings.horizonHours;
  const scores = scoresOf(watched, tried, { from: 0, until, restHours }, settings)
    .filter(({ falsePerWeek, balance }) => falsePerWeek <= settings.budgetPerWeek && balance > 0);
  const best = Math.max(...scores.map(({ balance }) => balance));
  return scores.find(({ balance }) => balance >= nearly * best) ?? null;
}
