import assert from "node:assert/strict";
import { benjaminiHochberg } from "../../lib/stats/benjamini_hochberg.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, reference } from "./_reference.ts";
import { many } from "./_simulation.ts";

Deno.test("benjaminiHochberg equals statsmodels", () => {
  for (const { p, q } of reference.benjaminiHochberg) {
    benjaminiHochberg(p).forEach((found, i) => close(found, q[i] ?? null, 1e-12));
  }
});

/** The definition: the smallest level at which the step-up would report this hypothesis. */
function slowly(pValues: readonly number[]): number[] {
  const m = pValues.length;
  return pValues.map((p) =>
    Math.min(
      1,
      ...pValues.filter((other) => other >= p).map((other) =>
        other * m / pValues.filter((x) => x <= other).length
      ),
    )
  );
}

Deno.test("benjaminiHochberg equals its slow twin, ties and all", () => {
  const { integer } = createRandom(104);
  for (let trial = 0; trial < 300; trial++) {
    const pValues = many(integer(30), () => integer(21) / 20);
    const twin = slowly(pValues);
    benjaminiHochberg(pValues).forEach((q, i) => assert.ok(Math.abs(q - (twin[i] ?? NaN)) < 1e-12));
  }
});

Deno.test("benjaminiHochberg gives none for none and refuses what is no probability", () => {
  assert.deepEqual(benjaminiHochberg([]), []);
  for (const p of [-0.01, 1.01, NaN]) assert.throws(() => benjaminiHochberg([0.5, p]), RangeError);
});
