import type { EarlierRow } from "../../text/similarity_index.ts";
import type { History } from "./_history.ts";

/** Nearest earlier incidents that say which family one is closest to, and how close. */
export const nearestCounted = 5;

interface Above {
  readonly from: number;
  readonly rows: readonly EarlierRow[];
}

const nearest = new WeakMap<History, Map<number, readonly EarlierRow[]>>();
const above = new WeakMap<History, Map<number, Above>>();

function of<Kept>(all: WeakMap<History, Map<number, Kept>>, history: History): Map<number, Kept> {
  const kept = all.get(history) ?? new Map<number, Kept>();
  all.set(history, kept);
  return kept;
}

/** The nearest before a row in words and characters; once for the same history, for questions of one time ask of the same rows. */
export function nearestEarlier(history: History, row: number): readonly EarlierRow[] {
  const known = of(nearest, history);
  const found = known.get(row) ?? history.index.nearestEarlier(row, nearestCounted);
  known.set(row, found);
  return found;
}

/**
 * Earlier rows from `from` on to which a row is nearer than their nearest were until it came; once for the same history.
 *
 * @param least similarity of the farthest of the nearest of an earlier row, which is the same whoever asks; Infinity for
 * those that nobody looks at.
 */
export function nearerTo(
  history: History,
  row: number,
  from: number,
  least: (other: number) => number,
): readonly EarlierRow[] {
  const known = of(above, history);
  const before = known.get(row);
  if (before && before.from <= from) return before.rows.filter((other) => other.row >= from);
  const rows = history.index.earlierAbove(row, from, least);
  known.set(row, { from, rows });
  return rows;
}
