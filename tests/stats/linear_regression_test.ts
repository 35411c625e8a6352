import assert from "node:assert/strict";
import { linearRegression } from "../../lib/stats/linear_regression.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, inference } from "./_reference.ts";
import { covers, many, share, within } from "./_simulation.ts";

Deno.test("linearRegression equals statsmodels and SciPy", () => {
  for (const { x, y, confidence, low, high, slope, intercept, ...told } of inference.linearRegression) {
    const found = linearRegression(x, y, { confidence });
    assert.ok(found);
    close(found.slope.estimate, slope);
    close(found.slope.confLow, low);
    close(found.slope.confHigh, high);
    close(found.intercept.estimate, intercept);
    for (const key of ["slopeError", "interceptError", "deviation", "rSquared", "pValue"] as const) {
      close(found[key], told[key]);
    }
  }
});

Deno.test("the interval of a slope covers it", () => {
  const random = createRandom(301);
  const covered = share(() => {
    const x = many(9, () => 50 + 10 * random.next());
    const found = linearRegression(x, x.map((at) => 3 - 0.7 * at + random.normal()));
    return found !== null && covers(found.slope, -0.7);
  });
  within(covered, 0.95, 0.95, "slope");
});

Deno.test("linearRegression tells no line where there is none, and no error below three points", () => {
  assert.equal(linearRegression([], []), null);
  assert.equal(linearRegression([1], [1]), null);
  assert.equal(linearRegression([2, 2, 2], [1, 2, 3]), null);
  const two = linearRegression([1, 2], [5, 8]);
  assert.deepEqual([two?.slope.estimate, two?.slopeError, two?.pValue], [3, null, null]);
  const flat = linearRegression([1, 2, 3], [4, 4, 4]);
  assert.deepEqual([flat?.slope.estimate, flat?.pValue, flat?.rSquared], [0, 1, null]);
  assert.equal(linearRegression([1, 2, 3], [2, 4, 6])?.pValue, 0);
});

Deno.test("linearRegression refuses lists of different lengths", () => {
  assert.throws(() => linearRegression([1, 2], [1]), /Cannot fit a line: y holds 1 values instead of 2/);
});
