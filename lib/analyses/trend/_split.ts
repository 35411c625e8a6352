import type { Item } from "./_measures.ts";

/** A difference of two means, and what it is made of: the three parts add up to it. */
export interface Split {
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  /** Other groups weigh more. */
  readonly mix: number;
  /** The same groups have other values. */
  readonly within: number;
  /** What came to be recorded, or to be told, differently. */
  readonly data: number;
}

interface Cell {
  n: number;
  told: number;
  sum: number;
}

type Pair = readonly [Cell, Cell];

function cellOf(items: readonly Item[]): Cell {
  const cell = { n: 0, told: 0, sum: 0 };
  for (const { n, told, sum } of items) {
    cell.n += n;
    cell.told += told;
    cell.sum += sum;
  }
  return cell;
}

function grouped(arms: readonly [readonly Item[], readonly Item[]], key: (item: Item) => string) {
  const [before, after] = arms.map((items) => Map.groupBy(items, key));
  const keys = [...new Set([...before?.keys() ?? [], ...after?.keys() ?? []])].sort();
  return keys.map((name) => [before?.get(name) ?? [], after?.get(name) ?? []] as const);
}

/**
 * Groups whose value is told in both arms, as fine as that allows: group, service, all that is left. What then stands in
 * one arm alone is a group that weighs nothing in the other.
 */
function commonGround(before: readonly Item[], after: readonly Item[]): Pair[] {
  let left: readonly [readonly Item[], readonly Item[]] = [before, after];
  const pairs: Pair[] = [];
  for (const key of [({ group }: Item) => group, ({ service }: Item) => service ?? "", () => ""]) {
    const groups = grouped(left, key);
    const isTold = (items: readonly Item[]) => items.some(({ told }) => told > 0);
    const [shared, others] = [true, false].map((want) =>
      groups.filter(([a, b]) => (isTold(a) && isTold(b)) === want)
    );
    pairs.push(...(shared ?? []).map(([a, b]): Pair => [cellOf(a), cellOf(b)]));
    left = [(others ?? []).flatMap(([a]) => a), (others ?? []).flatMap(([, b]) => b)];
  }
  return [...pairs, [cellOf(left[0]), cellOf(left[1])]];
}

function meanOf(items: readonly Item[]): number | null {
  const { told, sum } = cellOf(items);
  return told > 0 ? sum / told : null;
}

/**
 * Splits the difference of two means after Kitagawa (1955, doi:10.1080/01621459.1955.10501299), symmetric in both
 * arms. Groups weigh by all their items, told or not, so that closing fewer of one group is no change of the mix: what
 * that does to the mean, and what items do that only one arm can have, are effects of the data.
 *
 * @returns null where a mean cannot be told of an arm.
 */
export function splitMeans(
  arms: readonly [readonly Item[], readonly Item[]],
  isComparable: (item: Item) => boolean,
): Split | null {
  const [before, after] = arms.map(meanOf);
  if (before === null || before === undefined || after === null || after === undefined) return null;
  const pairs = commonGround(arms[0].filter(isComparable), arms[1].filter(isComparable));
  const [all0, all1] = [0, 1].map((arm) => pairs.reduce((sum, pair) => sum + (pair[arm]?.n ?? 0), 0));
  let [mix, within] = [0, 0];
  for (const [a, b] of all0 && all1 ? pairs : []) {
    if (a.told + b.told === 0) continue;
    const [w0, w1] = [a.n / (all0 ?? 1), b.n / (all1 ?? 1)];
    // A value told in one arm alone stands for both: only its weight can differ.
    const [m0, m1] = [
      a.told > 0 ? a.sum / a.told : b.sum / b.told,
      b.told > 0 ? b.sum / b.told : a.sum / a.told,
    ];
    mix += (w1 - w0) * (m0 + m1) / 2;
    within += (m1 - m0) * (w0 + w1) / 2;
  }
  const difference = after - before;
  return { before, after, difference, mix, within, data: difference - mix - within };
}

/** Splits the difference of two rates: a sum over services has no mix. */
export function splitRates(
  arms: readonly [readonly Item[], readonly Item[]],
  weeks: readonly [number, number],
  isComparable: (item: Item) => boolean,
): Split | null {
  if (weeks[0] <= 0 || weeks[1] <= 0) return null;
  const rate = (items: readonly Item[], arm: 0 | 1) => cellOf(items).n / weeks[arm];
  const [before, after] = [rate(arms[0], 0), rate(arms[1], 1)];
  const within = rate(arms[1].filter(isComparable), 1) - rate(arms[0].filter(isComparable), 0);
  const difference = after - before;
  return { before, after, difference, mix: 0, within, data: difference - within };
}
