import { type Alarm, alarmsOf, caughtOf, type Watched } from "./_alarms.ts";
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
  const known = readings.subarray(0, Math.max(0, until)).filter((value) => value === value);
  if (known.length === 0) return { centre: NaN, spread: 1 };
  const centre = medianOf(known);
  const median = 1.4826 * medianOf(known.map((value) => Math.abs(value - centre)));
  const squares = known.reduce((sum, value) => sum + (value - centre) ** 2, 0) / known.length;
  return { centre, spread: median > 0 ? median : Math.sqrt(squares) || 1 };
}

/** A reading on the grid in usual spreads, as they were known before an hour of the grid. */
export function inSpreads(watch: Watch, direction: 1 | -1, known: number, scene: Scene): Watched {
  const offset = watch.cut.firstDay * dayHours;
  const { centre, spread } = usualOf(watch, known - offset);
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

/** Scores one threshold. */
export function scoreOf(
  watched: readonly Watched[],
  threshold: number,
  restHours: number,
  [from, until]: readonly [number, number],
  settings: Settings,
): Score {
  let [alarms, hits, incidents, caught] = [0, 0, 0, 0];
  for (const own of watched) {
    const watching = { from, until, threshold: () => threshold, restHours: () => restHours };
    const fired: Alarm[] = alarmsOf(own, watching, settings);
    const found = caughtOf(own.cases, fired, from, until, settings);
    alarms += fired.length;
    hits += fired.filter((alarm) => alarm.case !== null).length;
    incidents += found.length;
    caught += found.filter(({ leadHours }) => leadHours !== null).length;
  }
  const [precision, recall] = [alarms === 0 ? 0 : hits / alarms, incidents === 0 ? 0 : caught / incidents];
  return {
    threshold,
    precision,
    recall,
    falsePerWeek: (alarms - hits) / Math.max(1 / 7, (until - from) / weekHours),
    balance: precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0,
  };
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
  const scores = tried.map((threshold) =>
    scoreOf(watched, threshold, restHours, [0, known - settings.horizonHours], settings)
  ).filter(({ falsePerWeek, balance }) => falsePerWeek <= settings.budgetPerWeek && balance > 0);
  const best = Math.max(...scores.map(({ balance }) => balance));
  return scores.find(({ balance }) => balance >= nearly * best) ?? null;
}
