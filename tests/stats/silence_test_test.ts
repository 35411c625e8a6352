import assert from "node:assert/strict";
import { silenceTest } from "../../lib/stats/silence_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, inference } from "./_reference.ts";
import { many, negativeBinomial, share, within } from "./_simulation.ts";

/** Share of all arrangements of the active units that end at least as quietly. */
function slowly(counts: readonly number[]): number {
  const silent = (units: readonly boolean[]) => units.length - 1 - units.lastIndexOf(true);
  const own = counts.map((count) => count > 0);
  const active = own.filter(Boolean).length;
  let [all, quiet] = [0, 0];
  for (let chosen = 0; chosen < 2 ** counts.length; chosen++) {
    const units = counts.map((_, unit) => ((chosen >> unit) & 1) === 1);
    if (units.filter(Boolean).length !== active) continue;
    all++;
    if (silent(units) >= silent(own)) quiet++;
  }
  return quiet / all;
}

Deno.test("silenceTest equals SciPy's hypergeometric law", () => {
  for (const { counts, pValue } of inference.silenceTest) close(silenceTest(counts).pValue, pValue);
});

Deno.test("silenceTest equals the count of all arrangements", () => {
  const random = createRandom(131);
  for (let trial = 0; trial < 60; trial++) {
    const counts = many(1 + random.integer(10), () => random.next() < 0.4 ? 1 + random.integer(3) : 0);
    const { pValue, active } = silenceTest(counts);
    if (active === 0) assert.equal(pValue, null);
    else assert.ok(Math.abs((pValue ?? NaN) - slowly(counts)) < 1e-12);
  }
});

Deno.test("silenceTest rejects bursty counts that keep their pace no more often than the level", () => {
  const random = createRandom(132);
  for (const [mean, dispersion] of [[0.2, 1], [0.5, 3], [2, 4]] as const) {
    const counts = () => many(60, () => negativeBinomial(random, mean, dispersion));
    const rejected = share(() => (silenceTest(counts()).pValue ?? 1) <= 0.05, 2_000);
    within(rejected, 0, 0.05, `${mean} a unit, dispersion ${dispersion}`, 2_000);
  }
});

Deno.test("silenceTest knows no pace where nothing came since the start, and refuses what is no count", () => {
  assert.deepEqual(silenceTest([0, 0]), { silent: 2, active: 0, pValue: null });
  assert.deepEqual(silenceTest([]), { silent: 0, active: 0, pValue: null });
  assert.deepEqual(silenceTest([0, 1]), { silent: 0, active: 1, pValue: 1 });
  assert.throws(() => silenceTest([-1]), RangeError);
});
