import { checkPermutations } from "./_checks.ts";
import { deal, ranks } from "./_deal.ts";
import { reaches } from "./_reaches.ts";
import { checkSpells } from "./_spells.ts";
import type { PermutationOptions } from "./estimate.ts";
import { createRandom } from "./random.ts";
import type { Spell } from "./spell.ts";

/** What the log-rank test found. */
export interface SpellsTestResult {
  /**
   * Standardised excess of ends in b, about standard normal under the null: positive when b's spells end
   * sooner.
   */
  readonly statistic: number;
  /** Two-sided, 0 to 1. */
  readonly pValue: number;
}

/** Spells of both groups in order of time; `last` marks the last of those with equal time. */
interface Ordered {
  readonly observed: Uint8Array;
  readonly last: Uint8Array;
}

/** (Observed - expected ends in b) / standard deviation, hypergeometric at each time. */
function logRank({ observed, last }: Ordered, inB: Uint8Array, sizeB: number): number {
  let [excess, variance] = [0, 0];
  let [atRisk, atRiskB] = [observed.length, sizeB];
  let [events, eventsB, gone, goneB] = [0, 0, 0, 0];
  for (let i = 0; i < observed.length; i++) {
    const b = inB[i] as number;
    gone++;
    goneB += b;
    if (observed[i]) {
      events++;
      eventsB += b;
    }
    if (!last[i]) continue;
    if (events > 0) {
      const share = atRiskB / atRisk;
      excess += eventsB - events * share;
      if (atRisk > 1) variance += events * share * (1 - share) * (atRisk - events) / (atRisk - 1);
    }
    atRisk -= gone;
    atRiskB -= goneB;
    events =
      eventsB =
      gone =
      goneB =
        0;
  }
  return variance > 0 ? excess / Math.sqrt(variance) : 0;
}

/**
 * Log-rank test (Mantel 1966) of two groups that hold censored spells, with a permutation p.
 *
 * Null hypothesis: spells of both groups end at the same rate at every age. Labels are permuted and the
 * statistic is studentised anew in every arrangement, so the level also holds, in larger groups, when
 * censoring differs between them (Neuhaus 1993, Annals of Statistics 21). Exact at any size only when
 * censoring is alike in both; 4 to 6 % false alarms at 5 % were simulated for 5 v 15, 20 v 20 and 10 v 40
 * spells of which one group alone was censored, six or seven in ten. It does not hold when censoring depends
 * on how long a spell would have lasted, and sees little where curves cross.
 *
 * @param a spells of one group, any unit of time; not changed.
 * @param b spells of the other, same unit.
 * @returns statistic 0 and p = 1 when a group is empty or nothing ended while both were at risk.
 * @throws {RangeError} when a time is negative or not finite, or permutations is no whole number of one or
 * more.
 *
 * @example
 * ```ts
 * import { spellsTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const spells = (times: number[]) => times.map((time) => ({ time, observed: time < 90 }));
 * const { statistic, pValue } = spellsTest(
 *   spells([40, 55, 60, 70, 85, 90, 90]),
 *   spells([5, 8, 12, 15, 20, 22, 30]),
 *   { permutations: 999, seed: 1 },
 * );
 * assert.ok(statistic > 0 && pValue < 0.01);
 * ```
 */
export function spellsTest(
  a: readonly Spell[],
  b: readonly Spell[],
  { permutations = 9_999, seed }: PermutationOptions,
): SpellsTestResult {
  const action = "compare two groups of spells";
  checkSpells(action, a);
  checkSpells(action, b);
  checkPermutations(action, permutations);
  const all = [...a.map((spell) => ({ ...spell, b: 0 })), ...b.map((spell) => ({ ...spell, b: 1 }))]
    .sort((one, other) => one.time - other.time);
  const ordered = {
    observed: Uint8Array.from(all, (spell) => spell.observed ? 1 : 0),
    last: Uint8Array.from(all, (spell, i) => spell.time === all[i + 1]?.time ? 0 : 1),
  };
  const statistic = logRank(ordered, Uint8Array.from(all, (spell) => spell.b), b.length);
  const random = createRandom(seed);
  const items = ranks(all.length);
  const labels = new Uint8Array(all.length);
  // Dealing the smaller group is enough, and turning the labels round only turns the sign.
  const size = Math.min(a.length, b.length);
  let extreme = 0;
  for (let drawn = 0; drawn < permutations; drawn++) {
    deal(items, size, random);
    labels.fill(0);
    for (let i = 0; i < size; i++) labels[items[i] as number] = 1;
    if (reaches(Math.abs(logRank(ordered, labels, size)), Math.abs(statistic))) extreme++;
  }
  return { statistic, pValue: (extreme + 1) / (permutations + 1) };
}
