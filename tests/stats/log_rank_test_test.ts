import assert from "node:assert/strict";
import { spellsTest } from "../../lib/stats/log_rank_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import type { Spell } from "../../lib/stats/spell.ts";
import { close, reference } from "./_reference.ts";
import { logNormal, many, share, uniform, within } from "./_simulation.ts";

function spells(times: readonly number[], observed: readonly boolean[]): Spell[] {
  return times.map((time, i) => ({ time, observed: observed[i] === true }));
}

Deno.test("the statistic equals SciPy's, and its square statsmodels'", () => {
  for (const { timeA, observedA, timeB, observedB, z, chiSquare } of reference.logRank) {
    const found = spellsTest(spells(timeA, observedA), spells(timeB, observedB), {
      permutations: 1,
      seed: 1,
    });
    close(found.statistic, z, 1e-9);
    close(found.statistic ** 2, chiSquare, 1e-9);
  }
});

/** The log-rank statistic from a two-by-two table at every time, risk sets counted anew. */
function slowly(a: readonly Spell[], b: readonly Spell[]): number {
  const all = [...a, ...b];
  const times = new Set(all.filter(({ observed }) => observed).map(({ time }) => time));
  let [excess, variance] = [0, 0];
  for (const time of times) {
    const atRisk = all.filter((spell) => spell.time >= time).length;
    const events = all.filter((spell) => spell.observed && spell.time === time).length;
    const inB = b.filter((spell) => spell.time >= time).length;
    excess += b.filter((spell) => spell.observed && spell.time === time).length - events * inB / atRisk;
    if (atRisk > 1) {
      variance += events * (inB / atRisk) * (1 - inB / atRisk) * (atRisk - events) / (atRisk - 1);
    }
  }
  return variance > 0 ? excess / Math.sqrt(variance) : 0;
}

Deno.test("spellsTest equals its slow twin, ties and all", () => {
  const random = createRandom(111);
  const draw = (): Spell => ({ time: random.integer(9), observed: random.next() < 0.6 });
  for (let trial = 0; trial < 200; trial++) {
    const [a, b] = [many(random.integer(12), draw), many(random.integer(12), draw)];
    const { statistic } = spellsTest(a, b, { permutations: 1, seed: 1 });
    assert.ok(Math.abs(statistic - slowly(a, b)) < 1e-9);
  }
});

Deno.test("p is as near to the count of all arrangements as its draws allow", () => {
  const random = createRandom(112);
  const all = many(8, () => ({ time: logNormal(random, 1), observed: random.next() < 0.8 }));
  const found = Math.abs(slowly(all.slice(0, 3), all.slice(3)));
  let [extreme, count] = [0, 0];
  for (let chosen = 0; chosen < 256; chosen++) {
    const a = all.filter((_, i) => (chosen >> i) & 1);
    if (a.length !== 3) continue;
    count++;
    if (Math.abs(slowly(a, all.filter((_, i) => !((chosen >> i) & 1)))) >= found - 1e-9) extreme++;
  }
  const { pValue } = spellsTest(all.slice(0, 3), all.slice(3), { permutations: 20_000, seed: 1 });
  assert.equal(count, 56);
  within(pValue, extreme / count, extreme / count, "8 spells", 20_000);
});

const random = createRandom(113);
function censored(n: number, scale: number): Spell[] {
  return many(n, () => {
    const [end, limit] = [logNormal(random, 1.2), -scale * Math.log(1 - random.next())];
    return { time: Math.min(end, limit), observed: end <= limit };
  });
}

for (const [a, b] of [[2, 38], [5, 15], [20, 20]] as const) {
  Deno.test(`p of spellsTest is uniform under the null at ${a} v ${b}, censored alike`, () => {
    uniform(
      (seed) => spellsTest(censored(a, 200), censored(b, 200), { permutations: 199, seed }).pValue,
      `${a} v ${b}`,
    );
  });
}

for (const [a, b, scaleA, scaleB] of [[5, 15, 60, 1e9], [20, 20, 45, 1e9], [10, 40, 1e9, 40]] as const) {
  Deno.test(`p of spellsTest holds its level at ${a} v ${b} when one group alone is censored`, () => {
    const rejected = share((seed) =>
      spellsTest(censored(a, scaleA), censored(b, scaleB), { permutations: 199, seed }).pValue <= 0.05
    );
    within(rejected, 0.04, 0.06, `${a} v ${b}`);
  });
}

Deno.test("spellsTest tells nothing of empty and all-censored groups", () => {
  const options = { permutations: 9, seed: 1 };
  assert.deepEqual(spellsTest([], censored(3, 100), options), { statistic: 0, pValue: 1 });
  const open = many(4, () => ({ time: 5, observed: false }));
  assert.deepEqual(spellsTest(open, open, options), { statistic: 0, pValue: 1 });
});

Deno.test("spellsTest refuses negative and unfinished times", () => {
  assert.throws(() => spellsTest([], [{ time: NaN, observed: true }], { seed: 1 }), RangeError);
});
