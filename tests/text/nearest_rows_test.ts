import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { nearestRows } from "../../lib/text/nearest_rows.ts";
import { packRows, rowCount, type SparseRows } from "../../lib/text/sparse_rows.ts";

function drawn(seed: number, rows: number, width: number): SparseRows {
  const random = createRandom(seed);
  return packRows(
    Array.from(
      { length: rows },
      () =>
        new Map(
          Array.from({ length: random.integer(6) }, () => [random.integer(width), 0.1 + random.next()]),
        ),
    ),
    width,
  );
}

function dense(rows: SparseRows, row: number): number[] {
  const values = new Array<number>(rows.width).fill(0);
  for (let k = rows.starts[row] ?? 0; k < (rows.starts[row + 1] ?? 0); k++) {
    values[rows.columns[k] ?? 0] = rows.weights[k] ?? 0;
  }
  return values;
}

/** The slow way: every product written out. */
function slowly(
  asking: SparseRows,
  among: SparseRows,
  row: number,
  k: number,
  self: boolean,
): [number, number][] {
  return Array.from({ length: rowCount(among) }, (_, other): [number, number] => [
    other,
    dense(asking, row).reduce((sum, value, column) => sum + value * (dense(among, other)[column] ?? 0), 0),
  ]).filter(([other, cosine]) => cosine > 1e-12 && !(self && other === row)).sort((a, b) => b[1] - a[1])
    .slice(0, k);
}

for (const self of [false, true]) {
  Deno.test(`the nearest are those of the slow way${self ? ", and no row is its own" : ""}`, () => {
    const among = drawn(1, 40, 30);
    const asking = self ? among : drawn(2, 25, 30);
    const found = nearestRows(asking, among, 4, self);
    for (let row = 0; row < rowCount(asking); row++) {
      const expected = slowly(asking, among, row, 4, self);
      const cosines = [...found.cosines.subarray(row * 4, row * 4 + 4)];
      assert.deepEqual(
        cosines.map((cosine) => cosine.toFixed(10)).slice(0, expected.length),
        expected.map(([, cosine]) => cosine.toFixed(10)),
      );
      assert.ok(cosines.slice(expected.length).every((cosine) => cosine === 0));
      for (let place = expected.length; place < 4; place++) assert.equal(found.rows[row * 4 + place], -1);
    }
  });
}

Deno.test("of equal cosines the earlier row comes first", () => {
  const same = packRows([new Map([[0, 1]]), new Map([[0, 2]]), new Map([[0, 3]])], 1);
  assert.deepEqual([...nearestRows(same, same, 2).rows], [0, 1, 0, 1, 0, 1]);
});
