import assert from "node:assert/strict";
import { fitTemperature } from "../../lib/stats/temperature.ts";
import reference from "../reference/classifiers.json" with { type: "json" };

Deno.test("fitTemperature equals SciPy's minimum", () => {
  for (const { scores, labels, classes, temperature } of reference.temperature) {
    const found = fitTemperature(Float64Array.from(scores), labels, classes);
    assert.ok(Math.abs(found - temperature) < 1e-5 * temperature, `${found} is not ${temperature}`);
  }
});

Deno.test("fitTemperature stays within bounds where the scores are all right, all wrong, or none", () => {
  assert.ok(fitTemperature(Float64Array.of(1, 0, 0, 1), [0, 1], 2) < 0.06);
  assert.ok(fitTemperature(Float64Array.of(9, 0, 0, 9), [1, 0], 2) > 19);
  assert.equal(fitTemperature(new Float64Array(), [], 2), 1);
  assert.throws(() => fitTemperature(Float64Array.of(1), [0], 2), RangeError);
});
