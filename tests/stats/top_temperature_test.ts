import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { tempered } from "../../lib/stats/softmax_regression.ts";
import { fitTopTemperature } from "../../lib/stats/top_temperature.ts";

/** Scores whose true temperature is known: labels are drawn by the probabilities at it. */
function drawn(rows: number, classes: number, temperature: number, seed: number) {
  const random = createRandom(seed);
  const scores = Float64Array.from({ length: rows * classes }, () => 3 * random.normal());
  const probabilities = tempered(scores, classes, temperature);
  const labels = Array.from({ length: rows }, (_, row) => {
    let left = random.next();
    for (let k = 0; k < classes - 1; k++) {
      left -= probabilities[row * classes + k] ?? 0;
      if (left < 0) return k;
    }
    return classes - 1;
  });
  return { scores, labels };
}

Deno.test("the temperature labels were drawn at is found again", () => {
  for (const truth of [0.5, 1, 3]) {
    const { scores, labels } = drawn(20_000, 4, truth, 3);
    const found = fitTopTemperature(scores, labels, 4);
    assert.ok(Math.abs(found / truth - 1) < 0.05, `${found} for ${truth}`);
  }
});

Deno.test("no temperature of a fine grid has a smaller loss, with the targets of Platt written out", () => {
  const classes = 3;
  for (const seed of [1, 2, 3]) {
    const { scores, labels } = drawn(40, classes, 2, seed);
    const loss = (temperature: number) => {
      const probabilities = tempered(scores, classes, temperature);
      const tops = labels.map((label, row) => {
        const own = [...probabilities.subarray(row * classes, (row + 1) * classes)];
        return { p: Math.max(...own), isRight: own.indexOf(Math.max(...own)) === label };
      });
      const right = tops.filter(({ isRight }) => isRight).length;
      return tops.reduce((sum, { p, isRight }) => {
        const target = isRight ? (right + 1) / (right + 2) : 1 / (labels.length - right + 2);
        return sum - target * Math.log(p) - (1 - target) * Math.log(1 - p);
      }, 0);
    };
    const found = loss(fitTopTemperature(scores, labels, classes));
    for (let log = -2.9; log < 2.9; log += 0.01) assert.ok(loss(Math.exp(log)) >= found - 1e-9);
  }
});

Deno.test("a rare class that nothing taught does not make the others unsure", () => {
  // Nineteen of twenty are right and sure; one is of a class whose score is hopeless.
  const scores = Float64Array.from({ length: 60 }, (_, at) => at % 3 === 0 ? 4 : at % 3 === 1 ? 0 : -30);
  const labels = Array.from({ length: 20 }, (_, row) => row === 7 ? 2 : 0);
  const [top = 0] = tempered(scores, 3, fitTopTemperature(scores, labels, 3));
  assert.ok(Math.abs(top - 0.9) < 0.06, `${top}`);
});

Deno.test("it stays within bounds where all are right, all are wrong, or there are none", () => {
  assert.ok(fitTopTemperature(Float64Array.of(1, 0, 0, 1), [0, 1], 2) >= 0.05);
  assert.ok(fitTopTemperature(Float64Array.of(9, 0, 0, 9), [1, 0], 2) > 19);
  assert.equal(fitTopTemperature(new Float64Array(), [], 2), 1);
  assert.throws(() => fitTopTemperature(Float64Array.of(1), [0], 2), RangeError);
});
