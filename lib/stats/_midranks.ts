/** Where each of two groups stands among all values: what rank statistics need of one sort. */
export interface Midranks {
  /** Sum over b of the rank of each value among all, from 1; equal values share the middle of their ranks. */
  readonly sumB: number;
  /** Σ (t³ - t) over groups of t equal values; 0 without ties. */
  readonly ties: number;
}

/** Ranks of b among a and b together, from two sorted lists. */
export function midranks(a: Float64Array, b: Float64Array): Midranks {
  let [sumB, ties, before, inA, inB] = [0, 0, 0, 0, 0];
  while (inA < a.length || inB < b.length) {
    const value = Math.min(a[inA] ?? Infinity, b[inB] ?? Infinity);
    const [fromA, fromB] = [inA, inB];
    while (a[inA] === value) inA++;
    while (b[inB] === value) inB++;
    const same = inA - fromA + inB - fromB;
    sumB += (inB - fromB) * (before + (same + 1) / 2);
    ties += same ** 3 - same;
    before += same;
  }
  return { sumB, ties };
}
