import type { ExchangeResult, ExchangeTest } from "../../stats/block_exchange_test.ts";
import { attributableShare } from "../../stats/attributable_share.ts";
import type { Estimate } from "../../stats/estimate.ts";
import { matchedRateRatio } from "../../stats/matched_rate_ratio.ts";
import { type Hits, incidentOf, levelOf, placeOf } from "./_coverage.ts";
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

/** Incidents of one window while they are counted; room for every incident of the subject. */
interface Counts {
  readonly counts: Uint32Array;
  readonly exposed: Uint8Array;
  readonly shares: Float64Array;
  readonly groups: Uint32Array;
  n: number;
  told: number;
}

function newCounts(incidents: number, length: number): Counts {
  return {
    counts: new Uint32Array(length),
    exposed: new Uint8Array(incidents),
    shares: new Float64Array(incidents),
    groups: new Uint32Array(incidents),
    n: 0,
    told: 0,
  };
}

/** What came within a shorter window came within a longer one too. */
function addTo(longer: Uint32Array, shorter: Uint32Array): void {
  for (let at = 0; at < longer.length; at++) longer[at] = (longer[at] as number) + (shorter[at] as number);
}

function incidentsIn(hits: Hits): number {
  let [incidents, last] = [0, -1];
  for (let at = 0; at < hits.length; at++) {
    const incident = incidentOf(hits[at] as number);
    if (incident !== last) incidents++;
    last = incident;
  }
  return incidents;
}

/**
 * Counts, for every window, which incidents began in it and which would have in the other weeks of their block; only in
 * blocks of which the changes are known.
 */
export function casesOf({ hits, blocks: [first, after] }: Subject, { weeks }: Scene, grid: Grid): Cases[] {
  const known = weeks.firsts[first] ?? 0;
  const room = incidentsIn(hits);
  const made = windows.map(() => newCounts(room, grid.length));
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
      const [place, level] = [placeOf(hits[at] as number), levelOf(hits[at] as number)];
      const { counts } = made[level] as Counts;
      counts[from + place] = (counts[from + place] as number) + 1;
      under[level] = (under[level] as number) + 1;
      if (place === own) met[level] = 1;
    }
    let times = 0;
    for (let number = 0; number < windows.length; number++) {
      const window = made[number] as Counts;
      times += under[number] as number;
      if (number > 0) met[number] = (met[number] as number) | (met[number - 1] as number);
      if (times === 0) continue;
      if (times < size) window.told++;
      window.exposed[window.n] = met[number] as number;
      window.shares[window.n] = times / size;
      window.groups[window.n++] = week - known;
    }
  }
  for (let number = 1; number < windows.length; number++) {
    addTo((made[number] as Counts).counts, (made[number - 1] as Counts).counts);
  }
  const all = grid.weekly.slice(known, weeks.firsts[after] ?? weeks.count);
  const total = all.reduce((sum, count) => sum + count, 0);
  return made.map(({ counts, told, exposed, shares, groups, n }) => {
    const cases = {
      exposed: exposed.subarray(0, n),
      shares: shares.subarray(0, n),
      groups: groups.subarray(0, n),
    };
    return {
      told,
      all: total,
      test: (exchange, permutations) => exchange(counts, { permutations }),
      ratio: (confidence) => matchedRateRatio(cases, { confidence }),
      attributable: (ratio, confidence) => attributableShare({ ...cases, all }, ratio, { confidence }),
    };
  });
}
