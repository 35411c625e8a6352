import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { averageLinkage } from "../../lib/text/_average_linkage.ts";
import { dot, rowOf, toUnit, zeros } from "../../lib/text/_dense.ts";

/** Every mean anew from all pairs of rows, at every step. */
function slowly(rows: ReturnType<typeof zeros>, heaps: Int32Array, cut: number): number[][] {
  let groups = [...Map.groupBy(heaps.keys(), (row) => heaps[row] as number).values()];
  for (;;) {
    const pairs = groups.flatMap((one, at) =>
      groups.slice(at + 1).map((other) => ({
        one,
        other,
        cosine: one.flatMap((a) => other.map((b) => dot(rowOf(rows, a), rowOf(rows, b))))
          .reduce((sum, cosine) => sum + cosine, 0) / (one.length * other.length),
      }))
    ).sort((a, b) => b.cosine - a.cosine);
    const [best] = pairs;
    if (!best || best.cosine <= cut) return groups;
    groups = [...groups.filter((own) => own !== best.one && own !== best.other), [
      ...best.one,
      ...best.other,
    ]];
  }
}

function inOrder(groups: Iterable<readonly number[]>): number[][] {
  return [...groups].map((own) => own.toSorted((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

Deno.test("groups are those of the slow way, from single rows and from heaps with gaps in their numbers", () => {
  for (let seed = 0; seed < 8; seed++) {
    const random = createRandom(seed);
    const rows = zeros(40, 4);
    for (let at = 0; at < rows.values.length; at++) rows.values[at] = random.normal();
    for (let row = 0; row < rows.rows; row++) toUnit(rowOf(rows, row));
    const heaps = Int32Array.from({ length: 40 }, (_, row) => seed % 2 ? row : 2 * Math.floor(row / 3));
    for (const cut of [-1, 0.2, 0.6, 1]) {
      const labels = averageLinkage(rows, heaps, cut);
      const found = Map.groupBy(labels.keys(), (row) => labels[row] as number).values();
      assert.deepEqual(inOrder(found), inOrder(slowly(rows, heaps, cut)));
    }
  }
});

Deno.test("no rows, no groups", () => {
  assert.equal(averageLinkage(zeros(0, 3), new Int32Array(0), 0.2).length, 0);
});
