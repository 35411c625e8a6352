import { createRandom } from "../../stats/random.ts";
import { grouped } from "./_groups.ts";
import type { Spell } from "./_spells.ts";

export interface SeverityTest {
  readonly statistic: number;
  readonly pValue: number;
  readonly n: number;
  readonly severities: number;
}

export interface SeverityTestOptions {
  readonly minimum: number;
  readonly permutations: number;
  readonly seed: number;
}

/**
 * How many spells each is surely longer than, less how many it is surely shorter than (Gehan 1965,
 * doi:10.1093/biomet/52.1-2.203). Where every end was seen these are ranks, and the statistic is Kruskal-Wallis'.
 */
function scores(spells: readonly Spell[]): number[] {
  const outlasts = (a: Spell, b: Spell) =>
    b.observed && (a.time > b.time || (a.time === b.time && !a.observed)) ? 1 : 0;
  return spells.map((a) => spells.reduce((sum, b) => sum + outlasts(a, b) - outlasts(b, a), 0));
}

function spread(values: readonly number[], sizes: readonly number[]): number {
  let from = 0;
  let sum = 0;
  for (const size of sizes) {
    let total = 0;
    for (let index = from; index < from + size; index++) total += values[index] ?? 0;
    sum += total ** 2 / size;
    from += size;
  }
  return sum;
}

/**
 * Tests whether durations differ between severities: scores are permuted over the incidents.
 * Null where fewer than two severities have enough incidents.
 */
export function severityTest(spells: readonly Spell[], options: SeverityTestOptions): SeverityTest | null {
  const groups = [...grouped(spells, "severity").values()].filter((group) => group.length >= options.minimum);
  if (groups.length < 2) return null;
  const sizes = groups.map((group) => group.length);
  const values = scores(groups.flat());
  const random = createRandom(options.seed);
  const statistic = spread(values, sizes);
  let asLarge = 0;
  for (let turn = 0; turn < options.permutations; turn++) {
    // Sums of the same integers in another order: equal statistics must count as equal.
    if (spread(random.shuffle(values), sizes) >= statistic * (1 - 1e-12)) asLarge++;
  }
  const n = values.length;
  // Kruskal and Wallis' H where no end is hidden and no two durations are equal.
  const squares = values.reduce((sum, value) => sum + value ** 2, 0);
  return {
    statistic: squares === 0 ? 0 : (n - 1) * statistic / squares,
    pValue: (asLarge + 1) / (options.permutations + 1),
    n,
    severities: groups.length,
  };
}
