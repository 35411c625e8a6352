import type { Period } from "../../lib/model/period.ts";
import type { Random } from "../../lib/stats/random.ts";
import { poisson } from "./_simulation.ts";

const weekMs = 7 * 86_400_000;
const [rate, swing] = [5, 0.4];

/** An incident of a company whose weeks remember the weeks before. */
export interface Drifted {
  readonly startedAt: number;
  readonly seconds: number;
}

/** What a period was: mean incidents a week, and mean logarithm of the durations its incidents were drawn from. */
export interface Truth {
  readonly rate: number;
  readonly level: number;
}

/** Two periods that follow each other, of one lasting level around which rates and durations drift from week to week. */
export function drifting(
  periods: readonly [Period, Period],
  memory: number,
  random: Random,
): { readonly incidents: Drifted[]; readonly truths: readonly [Truth, Truth] } {
  const incidents: Drifted[] = [];
  const states = [random.normal(), random.normal()] as [number, number];
  const truths = periods.map(({ start, end }): Truth => {
    const weeks = Math.floor((Date.parse(end) - Date.parse(start)) / weekMs);
    let [rates, levels, n] = [0, 0, 0];
    for (let week = 0; week < weeks; week++) {
      const [mean, level] = [rate * Math.exp(swing * states[0]), swing * states[1]];
      const count = poisson(mean, random);
      for (let index = 0; index < count; index++) {
        const startedAt = Date.parse(start) + (week + random.next()) * weekMs;
        incidents.push({ startedAt, seconds: 3600 * Math.exp(level + 1.1 * random.normal()) });
      }
      [rates, levels, n] = [rates + mean, levels + count * level, n + count];
      for (const place of [0, 1] as const) {
        states[place] = memory * states[place] + Math.sqrt(1 - memory * memory) * random.normal();
      }
    }
    return { rate: rates / weeks, level: levels / n };
  }) as [Truth, Truth];
  return { incidents, truths };
}
