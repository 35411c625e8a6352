import assert from "node:assert/strict";
import { learnTriggers, type TriggeredCase } from "../../lib/stats/learn_triggers.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { triggerProbabilities } from "../../lib/stats/trigger_probabilities.ts";
import { many } from "./_simulation.ts";

const [kinds, widths, times] = [2, [1, 1, 2], 13];

/** Cases at one of thirteen times, each in proportion to 1 plus what the triggers before it add. */
function simulated(
  seed: number,
  ratios: readonly number[],
  n = 600,
): { cases: TriggeredCase[]; brought: boolean[] } {
  const random = createRandom(seed);
  const brought: boolean[] = [];
  const cases = many(n, () => {
    const before = many(
      times,
      () => ratios.flatMap((_, code) => random.next() < 0.08 * (widths[code % 3] ?? 1) ? [code] : []),
    );
    const added = before.map((codes) => codes.reduce((sum, code) => sum + (ratios[code] ?? 0), 0));
    let level = random.next() * (times + added.reduce((sum, one) => sum + one, 0));
    const came = added.findIndex((one) => (level -= 1 + one) < 0);
    brought.push(level + (added[came] ?? 0) >= 0);
    return { own: before[came] ?? [], matched: before.flat(), times };
  });
  return { cases, brought };
}

Deno.test("the excess of a kind and where it lies are learned, and a kind without any is left alone", () => {
  const { cases } = simulated(71, [4, 4, 0, 0, 0, 0]);
  const { density, excess, support, ratios } = learnTriggers(cases, { kinds, widths });
  assert.ok(Math.abs((excess[0] ?? 0) - 8) < 2, `excess ${excess}`);
  assert.ok(
    (density[0] ?? 0) > 0.35 && (density[1] ?? 0) > 0.35 && (density[2] ?? 1) < 0.15,
    `density ${density}`,
  );
  assert.ok((support[0] ?? 0) > 0.99 && (support[1] ?? 1) < 0.3, `support ${support}`);
  assert.ok(ratios.slice(3).every((ratio) => ratio < 0.3), `ratios ${ratios}`);
});

Deno.test("where triggers do nothing, hardly any case is owed to them", () => {
  const owed = many(
    20,
    (() => {
      let seed = 100;
      return () => {
        const { cases } = simulated(seed++, [0, 0, 0, 0, 0, 0], 200);
        const model = learnTriggers(cases, { kinds, widths });
        return cases.reduce((sum, { own }) => sum + 1 - triggerProbabilities(model, own).none, 0) /
          cases.length;
      };
    })(),
  );
  const mean = owed.reduce((sum, one) => sum + one, 0) / owed.length;
  assert.ok(mean < 0.015, `${mean}`);
});

Deno.test("of cases owed to triggers with a probability, that share is", () => {
  const [sums, hits, n] = [[0, 0], [0, 0], [0, 0]];
  for (let seed = 200; seed < 220; seed++) {
    const { cases, brought } = simulated(seed, [3, 1, 0, 1, 0.5, 0]);
    const model = learnTriggers(cases, { kinds, widths });
    cases.forEach(({ own }, place) => {
      if (own.length === 0) return;
      const p = 1 - triggerProbabilities(model, own).none;
      const half = p < 0.5 ? 0 : 1;
      [sums, hits, n].forEach((list, which) =>
        list[half] = (list[half] ?? 0) + ([p, brought[place] ? 1 : 0, 1][which] ?? 0)
      );
    });
  }
  for (const half of [0, 1]) {
    const gap = Math.abs((sums[half] ?? 0) - (hits[half] ?? 0)) / (n[half] ?? 1);
    assert.ok((n[half] ?? 0) > 300 && gap < 0.04, `half ${half}: ${gap} of ${n[half]}`);
  }
});

Deno.test("no cases teach nothing, and impossible widths are refused", () => {
  assert.ok(learnTriggers([], { kinds: 1, widths: [1] }).ratios.every((ratio) => ratio === 0));
  assert.throws(() => learnTriggers([], { kinds: 1, widths: [0] }), RangeError);
});
