import assert from "node:assert/strict";
import { triggerProbabilities } from "../../lib/stats/trigger_probabilities.ts";

const model = { density: [0.5, 0.5], excess: [3], support: [1], ratios: [2, 1] };

Deno.test("probabilities of all triggers and of none add up to 1, in the order given", () => {
  const { each, none } = triggerProbabilities(model, [1, 0, 0]);
  assert.deepEqual([...each, none], [1 / 6, 2 / 6, 2 / 6, 1 / 6]);
});

Deno.test("what the model does not know adds nothing", () => {
  assert.deepEqual(triggerProbabilities(model, [7]), { each: [0], none: 1 });
});
