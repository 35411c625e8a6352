import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { shareDifference } from "../../lib/stats/share_difference.ts";
import { close, inference } from "./_reference.ts";
import { share, simulations, within } from "./_simulation.ts";

Deno.test("shareDifference equals SciPy's normal interval after half a case more of each outcome", () => {
  for (const { one, other, expected, low, high } of inference.shareDifference) {
    const found = shareDifference(one, other);
    close(found.estimate, expected);
    close(found.confLow, low);
    close(found.confHigh, high);
  }
});

Deno.test("shareDifference covers the difference of two ways that go together", () => {
  const random = createRandom(12);
  const covered = share(() => {
    const hard = Array.from({ length: 60 }, () => random.next());
    const one = hard.map((limit) => random.next() * 0.9 + 0.1 > limit * 0.8);
    const other = hard.map((limit) => random.next() > limit * 0.8);
    // P(one) - P(other), with u uniform and limit l uniform: 1 - E[max(0, (0.8 l - 0.1) / 0.9)] - (1 - 0.4).
    const truth = 0.4 - (0.7 ** 2 / 1.6) / 0.9;
    const { confLow, confHigh } = shareDifference(one, other);
    return (confLow ?? 1) <= truth && truth <= (confHigh ?? -1);
  });
  within(covered, 0.935, 0.975, "coverage", simulations);
});

Deno.test("shareDifference of none is unknown, of equals nothing, and lengths must agree", () => {
  assert.equal(shareDifference([], []).estimate, null);
  const { estimate, confLow, confHigh } = shareDifference([true, false], [true, false]);
  assert.equal(estimate, 0);
  assert.ok((confLow ?? 0) < 0 && (confHigh ?? 0) > 0);
  assert.throws(() => shareDifference([true], []), RangeError);
});
