import assert from "node:assert/strict";
import { standOut } from "../../../lib/analyses/leading_indicators/_stand_out.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { assertShare } from "../_simulation.ts";

function deviations(values: readonly number[]): [number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))];
}

Deno.test("each world is held against those that are not near it", () => {
  const random = createRandom(1);
  const [size, near] = [40, 3];
  const values = Float64Array.from({ length: size }, () => 100 + random.normal());
  const into = new Float64Array(size);
  assert.equal(standOut(values, near, into), true);
  for (let world = 0; world < size; world++) {
    const others = [...values].filter((_, at) => {
      const away = Math.abs(at - world);
      return Math.min(away, size - away) > near;
    });
    const [mean, spread] = deviations(others);
    assert.ok(Math.abs((into[world] as number) - ((values[world] as number) - mean) / spread) < 1e-9);
  }
});

Deno.test("a world alone in its place goes farthest no more often than those that have a twin", () => {
  const [searches, trials, size, near] = [1000, 30, 80, 3];
  const random = createRandom(2);
  const [values, into] = [new Float64Array(size), new Float64Array(size)];
  let first = 0;
  for (let search = 0; search < searches; search++) {
    const farthest = new Float64Array(size);
    for (let trial = 0; trial < trials; trial++) {
      // World 0 and the one across from it read windows of their own, all others the same as their neighbour.
      for (let world = 0; world < size; world++) {
        const isTwin = world % (size / 2) !== 0 && world % 2 === 0;
        values[world] = isTwin ? values[world - 1] as number : random.normal() ** 3;
      }
      standOut(values, near, into);
      for (let world = 0; world < size; world++) {
        farthest[world] = Math.max(farthest[world] as number, Math.abs(into[world] as number));
      }
    }
    const ahead = farthest.filter((far) => far > (farthest[0] as number)).length;
    first += Number(ahead < size / 10);
  }
  assertShare(first, searches, { from: 0, to: 0.1 });
});

Deno.test("worlds that do not differ, or are all near one another, are not compared", () => {
  const into = new Float64Array(9);
  assert.equal(standOut(new Float64Array(9).fill(3), 1, into), false);
  assert.equal(standOut(Float64Array.from({ length: 9 }, (_, at) => at), 4, into), false);
  const one = new Float64Array(9);
  one[0] = 1;
  assert.equal(standOut(one, 1, into), true);
  assert.ok(Number.isFinite(into[0]) && (into[0] as number) > 100);
});
