import assert from "node:assert/strict";
import { holm } from "../../lib/stats/holm.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, inference } from "./_reference.ts";
import { many, share, within } from "./_simulation.ts";

Deno.test("holm equals statsmodels", () => {
  for (const { p, adjusted } of inference.holm) {
    holm(p).forEach((found, at) => close(found, adjusted[at] ?? null, 1e-12));
  }
});

Deno.test("holm makes one false report among twenty true nulls 5 % likely", () => {
  const random = createRandom(303);
  within(share(() => Math.min(...holm(many(20, random.next))) <= 0.05), 0.0488, 0.05, "family");
});

Deno.test("holm of none is none, and what is no probability is refused", () => {
  assert.deepEqual(holm([]), []);
  assert.throws(() => holm([0.2, 1.1]), /Cannot adjust p-values: p 1 is 1\.1/);
  assert.throws(() => holm([NaN]), RangeError);
});
