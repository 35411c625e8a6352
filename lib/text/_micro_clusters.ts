import type { Random } from "../stats/random.ts";
import { addTo, type Dense, dot, rowOf, rowsOf, toUnit, zeros } from "./_dense.ts";

/** The row of `centres` nearest to a row, both of length 1. */
function nearest(centres: readonly Float64Array[], row: Float64Array): number {
  let best = -Infinity;
  let at = 0;
  for (let centre = 0; centre < centres.length; centre++) {
    const cosine = dot(centres[centre] as Float64Array, row);
    if (cosine <= best) continue;
    best = cosine;
    at = centre;
  }
  return at;
}

/**
 * Puts rows of length 1 into `k` small heaps by k-means on their cosines: far more than there are families, so that
 * joining the heaps does what joining the rows would, in a fraction of the time.
 *
 * @param rounds at most; heaps that are joined afterwards need few.
 * @returns heap of each row.
 */
export function microClusters(rows: Dense, k: number, random: Random, rounds = 5): Int32Array {
  const matrix = zeros(k, rows.width);
  const [centres, own] = [rowsOf(matrix), rowsOf(rows)];
  random.shuffle([...Array(rows.rows).keys()]).slice(0, k)
    .forEach((row, centre) => centres[centre]?.set(rowOf(rows, row)));
  const heaps = new Int32Array(rows.rows).fill(-1);
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let row = 0; row < rows.rows; row++) {
      const heap = nearest(centres, own[row] as Float64Array);
      moved ||= heap !== heaps[row];
      heaps[row] = heap;
    }
    if (!moved) break;
    matrix.values.fill(0);
    heaps.forEach((heap, row) => addTo(centres[heap] as Float64Array, own[row] as Float64Array));
    centres.forEach(toUnit);
  }
  return heaps;
}
