import assert from "node:assert/strict";
import { gammaQuantile } from "../../lib/stats/_gamma_quantile.ts";
import { normalCdf } from "../../lib/stats/_normal_cdf.ts";
import { normalQuantile } from "../../lib/stats/_normal_quantile.ts";
import { tQuantile } from "../../lib/stats/_t_quantile.ts";
import { close, reference } from "./_reference.ts";

const digits = 1e-12;

Deno.test("gammaQuantile equals SciPy's from shape 0.05 to 250,000", () => {
  for (const { shape, p, expected } of reference.gammaQuantile) {
    p.forEach((share, at) => close(gammaQuantile(share, shape, 1), expected[at] ?? null, digits));
  }
  close(gammaQuantile(0.3, 3.7, 5), gammaQuantile(0.3, 3.7, 1) / 5, digits);
});

Deno.test("normalQuantile and normalCdf equal SciPy's, far tails included", () => {
  for (const { p, expected } of reference.normalQuantile) {
    p.forEach((share, at) => close(normalQuantile(share), expected[at] ?? null, digits));
  }
  for (const { z, expected } of reference.normalCdf) {
    z.forEach((point, at) => close(normalCdf(point), expected[at] ?? null, digits));
  }
});

Deno.test("tQuantile equals SciPy's from 0.7 to 1000 degrees of freedom", () => {
  for (const { degrees, p, expected } of reference.tQuantile) {
    p.forEach((share, at) => close(tQuantile(share, degrees), expected[at] ?? null, digits));
  }
});

Deno.test("the ends of a law lie at its ends", () => {
  assert.equal(gammaQuantile(0, 2, 1), 0);
  assert.equal(gammaQuantile(1, 2, 1), Infinity);
  assert.equal(normalQuantile(1), Infinity);
  assert.equal(tQuantile(0, 3), -Infinity);
});
