import type { ExchangeResult, ExchangeTest } from "../../stats/block_exchange_test.ts";
import { attributableShare } from "../../stats/attributable_share.ts";
import type { Estimate } from "../../stats/estimate.ts";
import { matchedRateRatio } from "../../stats/matched_rate_ratio.ts";
import { incidentOf, levelOf, placeOf } from "./_coverage.ts";
import { windows } from "./options.ts";
import { type Scene, weekOf } from "./_scene.ts";
import type { Subject } from "./_subjects.ts";

/** One window after changes of one kind, as the statistics take it. */
export interface Cases {
  /** Incidents whose matched times are not all alike: only they say something. */
  readonly told: number;
  /** Incidents of the weeks of which changes of the kind are known, whatever their service. */
  readonly all: number;
  test(exchange: ExchangeTest, permutations: number): ExchangeResult;
  ratio(confidence: number): Estimate;
  attributable(ratio: Estimate, confidence: number): Estimate;
}

/** Weeks as the counts need them. */
export interface Grid {
  /** Week of every incident. */
  readonly weekOf: Uint32Array;
  /** Incidents in each week. */
  readonly weekly: readonly number[];
  /** Where the counts of every block begin. */
  readonly starts: readonly number[];
  /** Counts of all blocks. */
  readonly length: number;
}

/** Lays the weeks out. */
export function gridOf({ incidents, weeks }: Scene): Grid {
  const numbers = Uint32Array.from(incidents, ({ at }) => weekOf(at, weeks));
  const weekly = Array.from({ length: weeks.count }, () => 0);
  for (const week of numbers) weekly[week] = (weekly[week] ?? 0) + 1;
  let length = 0;
  const starts = weeks.sizes.map((size) => {
    const start = length;
    length += size * size;
    return start;
  });
  return { weekOf: numbers, weekly, starts, length };
}

/** Incidents of one window while they are counted. */
interface Counts {
  readonly counts: Uint32Array;
  readonly exposed: number[];
  readonly shares: number[];
  readonly groups: number[];
  told: number;
}

/**
 * Counts, for every window, which incidents began in it and which would have in the other weeks of their block; only in
 * blocks of which the changes are known.
 */
export function casesOf({ hits, blocks: [first, after] }: Subject, { weeks }: Scene, grid: Grid): Cases[] {
  const known = weeks.firsts[first] ?? 0;
  const made = windows.map((): Counts => ({
    counts: new Uint32Array(grid.length),
    exposed: [],
    shares: [],
    groups: [],
    told: 0,
  }));
  const [under, met] = [new Uint16Array(windows.length), new Uint8Array(windows.length)];
  for (let at = 0; at < hits.length;) {
    const incident = incidentOf(hits[at] as number);
    const week = grid.weekOf[incident] as number;
    const block = weeks.blockOf[week] as number;
    const size = weeks.sizes[block] as number;
    const own = week - (weeks.firsts[block] as number);
    const from = (grid.starts[block] as number) + own * size;
    under.fill(0);
    met.fill(0);
    for (; at < hits.length && incidentOf(hits[at] as number) === incident; at++) {
      if (block < first || block >= after) continue;
      const place = placeOf(hits[at] as number);
      for (let window = levelOf(hits[at] as number); window < windows.length; window++) {
        const { counts } = made[window] as Counts;
        counts[from + place] = (counts[from + place] as number) + 1;
        under[window] = (under[window] as number) + 1;
        if (place === own) met[window] = 1;
      }
    }
    for (let number = 0; number < windows.length; number++) {
      const [window, times] = [made[number] as Counts, under[number] as number];
      if (times === 0) continue;
      if (times < size) window.told++;
      window.exposed.push(met[number] as number);
      window.shares.push(times / size);
      window.groups.push(week - known);
    }
  }
  const all = grid.weekly.slice(known, weeks.firsts[after] ?? weeks.count);
  const total = all.reduce((sum, count) => sum + count, 0);
  return made.map(({ counts, told, ...cases }) => ({
    told,
    all: total,
    test: (exchange, permutations) => exchange(counts, { permutations }),
    ratio: (confidence) => matchedRateRatio(cases, { confidence }),
    attributable: (ratio, confidence) => attributableShare({ ...cases, all }, ratio, { confidence }),
  }));
}
