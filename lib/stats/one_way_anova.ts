import { checkFinite } from "./_checks.ts";
import { fTail } from "./_f_tail.ts";
import { moments } from "./_moments.ts";

/** Whether the means of several groups differ. */
export interface AnovaResult {
  /** Squared deviations of group means from the mean of all, each as often as the group has values. */
  readonly between: number;
  /** Squared deviations of values from the mean of their group. */
  readonly within: number;
  /** Groups less one. */
  readonly degreesBetween: number;
  /** Values less groups. */
  readonly degreesWithin: number;
  /** Mean square between over mean square within; null where there are too few values, or none varies. */
  readonly f: number | null;
  /** 0 to 1; null where F is. */
  readonly pValue: number | null;
  /** Share of all squared deviations that lies between groups, 0 to 1; null where nothing varies. */
  readonly rSquared: number | null;
}

/**
 * One-way analysis of variance (Fisher 1925): whether the means of groups differ by more than values inside groups do.
 *
 * Null hypothesis: all groups have the same mean. Assumes independent values, about normal and of equal spread: give
 * logarithms of durations, not durations. Deviations are taken from the mean of all first, so that large, alike values
 * keep the digits they have.
 *
 * @param groups values of each group, any unit; empty groups are left out. Not changed.
 * @throws {RangeError} when a value is not finite.
 *
 * @example
 * ```ts
 * import { oneWayAnova } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { f, pValue } = oneWayAnova([[1, 2, 3], [2, 3, 4], [6, 7, 8]]);
 * assert.equal(f, 21);
 * assert.ok((pValue ?? 1) < 0.01);
 * assert.equal(oneWayAnova([[1], [2]]).pValue, null);
 * ```
 */
export function oneWayAnova(groups: readonly (readonly number[])[]): AnovaResult {
  const values = groups.flat();
  checkFinite("compare means", values);
  const origin = values.length > 0 ? moments(values).mean : 0;
  // The mean of all is rounded; what it is off by shows in the deviations from it.
  const inGroups = groups.filter(({ length }) => length > 0)
    .map((group) => ({ n: group.length, ...moments(group.map((value) => value - origin)) }));
  const centre = inGroups.reduce((sum, { n, mean }) => sum + n * mean, 0) / Math.max(1, values.length);
  const between = inGroups.reduce((sum, { n, mean }) => sum + n * (mean - centre) ** 2, 0);
  const within = inGroups.reduce((sum, { squares }) => sum + squares, 0);
  const degreesBetween = Math.max(0, inGroups.length - 1);
  const degreesWithin = values.length - inGroups.length;
  const told = degreesBetween > 0 && degreesWithin > 0 && between + within > 0;
  const f = told ? between / degreesBetween / (within / degreesWithin) : null;
  return {
    between,
    within,
    degreesBetween,
    degreesWithin,
    f,
    pValue: f === null ? null : fTail(f, degreesBetween, degreesWithin),
    rSquared: between + within > 0 ? between / (between + within) : null,
  };
}
