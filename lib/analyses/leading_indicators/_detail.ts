import { boundedMeanInterval } from "../../stats/bounded_mean_interval.ts";
import { brokenLine } from "../../stats/broken_line.ts";
import type { Estimate } from "../../stats/estimate.ts";
import { quantile } from "../../stats/quantile.ts";
import { createRandom } from "../../stats/random.ts";
import { usualOf } from "./_learn.ts";
import type { Reading } from "./reading.ts";
import { weekHours } from "./_measures.ts";
import { dayHours, type Scene } from "./_scene.ts";
import { rankAt } from "./_scores.ts";
import { type Watch, watchesOf } from "./_windows.ts";

/** Hours before the onset that a profile goes back. */
export const profileHours = 168;
const draws = 200;

/** How a stream ran before the incidents of a target, in its usual spreads. */
export interface Profile {
  /** By incident and hour before its windows end: 0 is the last hour of them. NaN where nothing is known. */
  readonly runs: readonly Float64Array[];
}

/** Mean rank before incidents among controls, 0 to 1, by week. */
export function rankOf(scene: Scene, target: number, reading: Reading, confidence: number): Estimate {
  const blocks = new Map<number, number[]>();
  for (const { cut, cases, readings } of watchesOf(scene, target, reading)) {
    for (const { place } of cases) {
      const rank = rankAt(readings, cut.isQuiet, place - cut.firstDay * dayHours);
      if (rank === null) continue;
      const week = Math.floor(place / weekHours);
      blocks.set(week, [...blocks.get(week) ?? [], rank]);
    }
  }
  return boundedMeanInterval([...blocks.values()], { confidence });
}

/** Deviations of single hours from the same hours of the weeks before, in usual spreads of the service. */
function runsOf(watch: Watch): Float64Array[] {
  const { cut, cases, readings } = watch;
  const { centre, spread } = usualOf(watch, readings.length);
  if (Number.isNaN(centre)) return [];
  return cases.map(({ place }) =>
    Float64Array.from({ length: profileHours }, (_, back) => {
      const value = readings[place - cut.firstDay * dayHours - back];
      return value === undefined ? NaN : (value - centre) / spread;
    })
  );
}

/** How the stream ran before each incident. */
export function profileOf(scene: Scene, target: number, { kind, name }: Reading): Profile {
  const reading: Reading = { kind, name, measure: "drift", windowHours: 1 };
  return { runs: watchesOf(scene, target, reading).flatMap(runsOf) };
}

/** Means by hour over the runs that know it. */
function meansOf(runs: readonly Float64Array[]): { hours: number[]; means: number[] } {
  const [sums, counts] = [new Float64Array(profileHours), new Uint32Array(profileHours)];
  for (const run of runs) {
    for (let back = 0; back < profileHours; back++) {
      const value = run[back] as number;
      if (value !== value) continue;
      sums[back] = (sums[back] as number) + value;
      counts[back] = (counts[back] as number) + 1;
    }
  }
  const [hours, means]: [number[], number[]] = [[], []];
  for (let back = profileHours - 1; back >= 0; back--) {
    const n = counts[back] as number;
    if (n === 0) continue;
    hours.push(-back);
    means.push((sums[back] as number) / n);
  }
  return { hours, means };
}

/** One hour in so many is told. */
const fanStep = 3;

/** Tenths and the middle of the runs at each hour before the onset. */
export function fanOf({ runs }: Profile, gapHours: number) {
  return Array.from({ length: profileHours / fanStep }, (_, at) => at * fanStep).flatMap((back) => {
    const known = runs.map((run) => run[back] as number).filter((value) => value === value);
    if (known.length === 0) return [];
    const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(known, share)) as [
      number,
      number,
      number,
    ];
    return [{ hoursBefore: back + gapHours, low, middle, high, n: known.length }];
  });
}

function bendOf(runs: readonly Float64Array[], gapHours: number): number | null {
  const { hours, means } = meansOf(runs);
  return hours.length < dayHours ? null : gapHours - brokenLine(hours, means).bend;
}

/**
 * Hours before the onset at which the stream began to leave its usual course: where a line fitted to the mean run bends.
 * The interval is that of the bends of incidents drawn anew.
 */
export function leadOf({ runs }: Profile, gapHours: number, confidence: number): Estimate {
  const n = runs.length;
  const estimate = n === 0 ? null : bendOf(runs, gapHours);
  if (estimate === null || n < 2) return { estimate, confLow: null, confHigh: null, n };
  const random = createRandom(1);
  const bends = Array.from(
    { length: draws },
    () => bendOf(Array.from(runs, () => runs[random.integer(n)] as Float64Array), gapHours),
  )
    .flatMap((bend) => bend ?? []).sort((a, b) => a - b);
  const at = (share: number) => bends[Math.round(share * (bends.length - 1))] ?? null;
  return { estimate, confLow: at((1 - confidence) / 2), confHigh: at((1 + confidence) / 2), n };
}
