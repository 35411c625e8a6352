import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import {
  type FeatureRows,
  softmaxProbabilities,
  softmaxRegression,
  softmaxScores,
} from "../../lib/stats/softmax_regression.ts";
import reference from "../reference/classifiers.json" with { type: "json" };

function rowsOf(dense: readonly (readonly number[])[]): FeatureRows {
  const width = dense[0]?.length ?? 0;
  const filled = dense.map((row) => row.flatMap((value, column) => value === 0 ? [] : [{ value, column }]));
  const starts = new Uint32Array(dense.length + 1);
  filled.forEach((row, at) => starts[at + 1] = (starts[at] ?? 0) + row.length);
  return {
    starts,
    columns: Uint32Array.from(filled.flat(), ({ column }) => column),
    weights: Float64Array.from(filled.flat(), ({ value }) => value),
    width,
  };
}

function near(found: Float64Array, expected: readonly number[], tolerance: number): void {
  assert.equal(found.length, expected.length);
  found.forEach((value, at) =>
    assert.ok(Math.abs(value - (expected[at] ?? NaN)) < tolerance, `${at}: ${value}`)
  );
}

Deno.test("softmaxRegression equals scikit-learn, with weights of rows and without", () => {
  for (
    const { x, labels, row_weights: rowWeights, classes, penalty, ...expected } of reference.softmaxRegression
  ) {
    const rows = rowsOf(x);
    const model = softmaxRegression(rows, labels, { classes, penalty, rowWeights });
    near(model.weights, expected.weights, 2e-5);
    near(model.intercepts, expected.intercepts, 2e-5);
    near(softmaxProbabilities(model, rows), expected.probabilities, 1e-5);
  }
});

/** The gradient of the loss, written out: all zero at the minimum. */
function gradientOf(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  penalty: number,
  weights: Float64Array,
  probabilities: Float64Array,
  classes: number,
): number[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: classes * width }, (_, place) => {
    const [k, column] = [Math.floor(place / width), place % width];
    return rows.reduce(
      (sum, row, i) =>
        sum + (row[column] ?? 0) * ((probabilities[i * classes + k] ?? 0) - (labels[i] === k ? 1 : 0)),
      penalty * (weights[place] ?? 0),
    );
  });
}

Deno.test("softmaxRegression stops where the slope is nothing, also for equal rows and classes without rows", () => {
  const random = createRandom(3);
  for (let trial = 0; trial < 20; trial++) {
    const classes = 2 + random.integer(4);
    const dense = Array.from(
      { length: 4 + random.integer(20) },
      () => Array.from({ length: 6 }, () => random.integer(3) === 0 ? random.normal() : 0),
    );
    const twice = [...dense, ...dense];
    const labels = twice.map(() => random.integer(classes - 1));
    const penalty = 10 ** (random.next() * 3 - 2);
    const rows = rowsOf(twice);
    const model = softmaxRegression(rows, labels, { classes, penalty });
    const probabilities = softmaxProbabilities(model, rows);
    const slope = gradientOf(twice, labels, penalty, model.weights, probabilities, classes);
    assert.ok(Math.hypot(...slope) < 1e-4 * twice.length, `${Math.hypot(...slope)}`);
    twice.forEach((_, row) => {
      const own = probabilities.subarray(row * classes, (row + 1) * classes);
      assert.ok(Math.abs(own.reduce((sum, p) => sum + p, 0) - 1) < 1e-12);
    });
  }
});

Deno.test("softmaxRegression is the same twice, and does not mind the order of rows", () => {
  const dense = [[1, 0, 2], [0, 1, 0], [2, 1, 0], [0, 0, 3], [1, 1, 1]];
  const labels = [0, 1, 2, 0, 1];
  const options = { classes: 3, penalty: 0.5 };
  const once = softmaxRegression(rowsOf(dense), labels, options);
  assert.deepEqual(softmaxRegression(rowsOf(dense), labels, options), once);
  const turned = softmaxRegression(rowsOf(dense.toReversed()), labels.toReversed(), options);
  near(turned.weights, [...once.weights], 1e-4);
});

Deno.test("softmaxRegression of all rows in one class stays finite and says that class", () => {
  const rows = rowsOf([[1, 0], [0, 1]]);
  const model = softmaxRegression(rows, [1, 1], { classes: 3, penalty: 1 });
  const [a = 0, b = 0, c = 0] = softmaxProbabilities(model, rows);
  assert.ok(b > 0.99 && a < 0.01 && c < 0.01);
  assert.ok([...softmaxScores(model, rows)].every(Number.isFinite));
});

Deno.test("softmaxRegression refuses labels out of range, wrong lengths and no penalty", () => {
  const rows = rowsOf([[1], [2]]);
  assert.throws(() => softmaxRegression(rows, [0, 2], { classes: 2, penalty: 1 }), /label 1 is 2/);
  assert.throws(() => softmaxRegression(rows, [0], { classes: 2, penalty: 1 }), RangeError);
  assert.throws(() => softmaxRegression(rows, [0, 1], { classes: 2, penalty: 0 }), /the penalty is 0/);
  assert.throws(
    () => softmaxRegression(rows, [0, 1], { classes: 2, penalty: 1, rowWeights: [1] }),
    /rowWeights/,
  );
});
