import { createRandom } from "../stats/random.ts";
import { type Clusters, type ClusterText, findClusters } from "./clusters.ts";

/** How often to look again. */
export interface StabilityOptions {
  /** Draws of texts; default 12. */
  readonly draws?: number;
  /** Texts of a draw, with repeats; default as many as there are, at most 1,200. */
  readonly size?: number;
  /** Of the draws; default 1. */
  readonly seed?: number;
}

const mostDrawn = 1_200;

/** For each group of one way, the largest share it has in common with a group of the other, of all that is in either; null where it has no text. */
function bestOverlaps(groups: readonly number[], others: Int32Array, count: number): (number | null)[] {
  const sizes = Map.groupBy(others.keys(), (at) => others[at] as number);
  return Array.from({ length: count }, (_, group) => {
    const own = groups.flatMap((found, at) => found === group ? [at] : []);
    if (own.length === 0) return null;
    const met = Map.groupBy(own, (at) => others[at] as number);
    const overlaps = [...met].filter(([other]) => other >= 0)
      .map(([other, both]) => both.length / (own.length + (sizes.get(other)?.length ?? 0) - both.length));
    return Math.max(0, ...overlaps);
  });
}

/**
 * How far clusters come back when the texts are drawn anew: texts are drawn with repeats, clusters are looked for among
 * those drawn, and each cluster is compared with the one most like it (Hennig 2007, doi:10.1016/j.csda.2006.11.025).
 *
 * @returns for each cluster the mean of its best Jaccard index, 0 to 1; below 0.6 it should not be trusted. Null where no
 * draw held a text of it.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { clusterStability, findClusters } from "hindcast";
 *
 * assert.deepEqual(clusterStability([], findClusters([])), []);
 * ```
 */
export function clusterStability(
  texts: readonly ClusterText[],
  { labels, count, dimensions }: Clusters,
  { draws = 12, size = Math.min(texts.length, mostDrawn), seed = 1 }: StabilityOptions = {},
): (number | null)[] {
  if (count === 0) return [];
  const random = createRandom(seed);
  const found = Array.from({ length: draws }, () => {
    const drawn = [...new Set(Array.from({ length: size }, () => random.integer(texts.length)))].sort((
      a,
      b,
    ) => a - b);
    const again = findClusters(drawn.map((at) => texts[at] as ClusterText), { seed, dimensions, fewest: 3 });
    return bestOverlaps(drawn.map((at) => labels[at] as number), again.labels, count);
  });
  return Array.from({ length: count }, (_, cluster) => {
    const seen = found.map((overlaps) => overlaps[cluster] ?? null).filter((overlap) => overlap !== null);
    return seen.length === 0 ? null : seen.reduce((sum, overlap) => sum + overlap, 0) / seen.length;
  });
}
