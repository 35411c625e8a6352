import { checkConfidence, checkCounts, checkLength } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { normalQuantile } from "./_normal_quantile.ts";

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Variance of kappa (Fleiss, Cohen and Everitt 1969, doi:10.1037/h0028106). */
function varianceOf(shares: readonly (readonly number[])[], kappa: number, chance: number): number {
  const rows = shares.map(sum);
  const columns = shares.map((_, j) => sum(shares.map((row) => row[j] ?? 0)));
  const observed = sum(shares.map((row, i) => row[i] ?? 0));
  let agreeing = 0;
  let apart = 0;
  shares.forEach((row, i) =>
    row.forEach((share, j) => {
      const margins = (rows[j] ?? 0) + (columns[i] ?? 0);
      if (i === j) agreeing += share * (1 - margins * (1 - kappa)) ** 2;
      else apart += share * margins ** 2;
    })
  );
  const offset = (kappa - chance * (1 - kappa)) ** 2;
  return observed === 1 ? 0 : (agreeing + (1 - kappa) ** 2 * apart - offset) / (1 - chance) ** 2;
}

/**
 * Agreement of two judges beyond chance (Cohen 1960, doi:10.1177/001316446002000104), with its large-sample interval.
 *
 * @param table `table[i][j]` cases that the first judge put into class i and the second into class j.
 * @returns 1 for full agreement, 0 for what chance gives, below 0 for less; null for no cases, or where both put all
 * into one class. The interval is open (null) for full agreement, of which no spread can be told.
 * @throws {RangeError} when the table is not square or a count is not a whole number.
 *
 * @example
 * ```ts
 * import { cohenKappa } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { estimate, n } = cohenKappa([[20, 5], [10, 15]]);
 * assert.equal(estimate?.toFixed(2), "0.40");
 * assert.equal(n, 50);
 * ```
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
  { confidence = 0.95 }: IntervalOptions = {},
): Estimate {
  const action = "compute agreement";
  checkConfidence(action, confidence);
  table.forEach((row) => checkLength(action, "a row of the table", row.length, table.length));
  checkCounts(action, table.flat());
  const n = sum(table.flat());
  const shares = table.map((row) => row.map((count) => count / n));
  const observed = sum(shares.map((row, i) => row[i] ?? 0));
  const chance = sum(shares.map((row, i) => sum(row) * sum(shares.map((other) => other[i] ?? 0))));
  if (n === 0 || chance >= 1) return { estimate: null, confLow: null, confHigh: null, n };
  const estimate = (observed - chance) / (1 - chance);
  const variance = varianceOf(shares, estimate, chance) / n;
  if (!(variance > 0)) return { estimate, confLow: null, confHigh: null, n };
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance);
  return { estimate, confLow: Math.max(-1, estimate - reach), confHigh: Math.min(1, estimate + reach), n };
}
