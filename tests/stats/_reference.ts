import inference from "../reference/inference.json" with { type: "json" };
import reference from "../reference/stats.json" with { type: "json" };
import assert from "node:assert/strict";

/** Values made by NumPy, SciPy and statsmodels; the scripts stand beside them. */
export { inference, reference };

/** Equal to so many parts in one, and null only where null is expected. */
export function close(actual: number | null | undefined, expected: number | null, tolerance = 1e-9): void {
  if (actual === undefined || actual === null || expected === null) return assert.equal(actual, expected);
  const apart = Math.abs(actual - expected);
  assert.ok(
    apart <= tolerance * Math.max(1e-300, Math.abs(expected)) || apart < 1e-15,
    `${actual} is not ${expected}`,
  );
}
