import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { latentRows, learnLatentSpace } from "../../lib/text/latent_space.ts";
import { packRows, type SparseRows } from "../../lib/text/sparse_rows.ts";

function sparse(seed: number, rows: number, width: number): SparseRows {
  const random = createRandom(seed);
  return packRows(
    Array.from({ length: rows }, (_, row) =>
      new Map(
        Array.from({ length: 6 }, () => [(random.integer(8) + row % 4 * 7) % width, 0.2 + random.next()]),
      )),
    width,
  );
}

/** The plain way: power iteration on the full matrix, one direction after the other. */
function slowSingularValues({ starts, columns, weights, width }: SparseRows, count: number): number[] {
  const dense = Array.from({ length: starts.length - 1 }, (_, row) => {
    const values = Array<number>(width).fill(0);
    for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k++) values[columns[k] ?? 0] = weights[k] ?? 0;
    return values;
  });
  const by = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0);
  const found: number[][] = [];
  return Array.from({ length: count }, (_, direction) => {
    let at = Array.from({ length: width }, (_, column) => Math.sin(1 + column * (direction + 1)));
    let length = 0;
    for (let step = 0; step < 20_000; step++) {
      for (const one of found) {
        const share = by(one, at);
        at = at.map((x, column) => x - share * (one[column] ?? 0));
      }
      const image = dense.map((row) => by(row, at));
      const back = at.map((_, column) =>
        dense.reduce((sum, row, k) => sum + (row[column] ?? 0) * (image[k] ?? 0), 0)
      );
      length = Math.sqrt(by(back, back));
      at = back.map((x) => x / length);
    }
    found.push(at);
    return Math.sqrt(length);
  });
}

Deno.test("the longest directions are those the plain way finds, to a thousandth", () => {
  const rows = sparse(3, 40, 30);
  const { singularValues } = learnLatentSpace(rows, { dimensions: 4, seed: 9 });
  slowSingularValues(rows, 4).forEach((expected, at) => {
    assert.ok(
      Math.abs((singularValues[at] ?? 0) - expected) < 1e-3 * expected,
      `${singularValues[at]} ${expected}`,
    );
  });
});

Deno.test("with all directions, products of rows are what they were", () => {
  const rows = sparse(5, 25, 12);
  const space = learnLatentSpace(rows, { dimensions: 12, seed: 1 });
  const placed = latentRows(rows, space);
  for (let row = 0; row < 25; row++) {
    const own = placed.subarray(row * space.dimensions, (row + 1) * space.dimensions);
    assert.ok(Math.abs(own.reduce((sum, x) => sum + x * x, 0) - 1) < 1e-9);
  }
});

Deno.test("rows of nothing have no direction, and one row has one", () => {
  assert.equal(learnLatentSpace(packRows([], 0), { dimensions: 5, seed: 1 }).dimensions, 0);
  assert.equal(learnLatentSpace(packRows([new Map([[0, 2]])], 1), { dimensions: 5, seed: 1 }).dimensions, 1);
});
