import { type ClusterText, viewOf } from "./_cluster_features.ts";
import type { SparseRows } from "./sparse_rows.ts";

/** How many times more alike members must be than strangers. */
const times = 3;
/** Share of the members that must say something in a view for it to be judged. */
const enough = 0.5;

/** A handful of words, such as the name of an alert, is no telling of its own. */
const fewestWords = 5;

interface Pairs {
  readonly sum: number;
  readonly pairs: number;
  /** Rows that say anything. */
  readonly rows: number;
}

/** Cosines of all pairs of some rows, summed: the square of their sum less their own squares. */
function pairsAmong(view: SparseRows, rows: Iterable<number>): Pairs {
  const total = new Map<number, number>();
  let told = 0;
  for (const row of rows) {
    const [from, to] = [view.starts[row] as number, view.starts[row + 1] as number];
    if (from < to) told++;
    for (let k = from; k < to; k++) {
      const column = view.columns[k] as number;
      total.set(column, (total.get(column) ?? 0) + (view.weights[k] as number));
    }
  }
  let square = 0;
  for (const weight of total.values()) square += weight * weight;
  return { sum: square - told, pairs: told * (told - 1), rows: told };
}

/** Clusters whose members are no more alike in this view than members of different ones. */
function strangersIn(view: SparseRows, members: readonly (readonly number[])[], rows: number): boolean[] {
  const all = pairsAmong(view, Array(rows).keys());
  const own = members.map((cluster) => pairsAmong(view, cluster));
  const between = all.pairs - own.reduce((sum, { pairs }) => sum + pairs, 0);
  const apart = between === 0
    ? 0
    : (all.sum - own.reduce((sum, { sum: within }) => sum + within, 0)) / between;
  return own.map(({ sum, pairs, rows: told }, cluster) =>
    pairs > 0 && told >= enough * (members[cluster]?.length ?? 0) && sum / pairs < times * apart
  );
}

/**
 * Tells clusters whose texts agree both in their titles and in what else they say, from those held together by one
 * phrase: told of different things, it stands in title and text alike, and what is left is as unlike as among strangers.
 *
 * @param labels cluster of each text; -1: in none.
 * @returns whether each cluster agrees. A view in which most say nothing is not judged.
 */
export function agreeing(texts: readonly ClusterText[], labels: Int32Array, count: number): boolean[] {
  const members = Array.from({ length: count }, (): number[] => []);
  labels.forEach((label, row) => members[label]?.push(row));
  const titles = viewOf(texts.map(({ title }) => title));
  const rest = viewOf(texts.map(({ title, body }) => {
    const said = new Set(title);
    const more = body.filter((word) => !said.has(word));
    return more.length < fewestWords ? [] : more;
  }));
  const [inTitles, inRest] = [titles, rest].map((view) => strangersIn(view, members, texts.length));
  return members.map((_, cluster) => !inTitles?.[cluster] && !inRest?.[cluster]);
}
