import assert from "node:assert/strict";
import { matrixChart } from "../../lib/charts/matrix_chart.ts";
import type { Chart } from "../../lib/model/chart.ts";
import { wordsOf } from "../analyses/_charts.ts";

const options = {
  name: "matrix",
  alt: "What people decided against what was answered.",
  unit: "count",
  n: 5,
  valueTitle: "Answered",
  rowTitle: "Decided",
} as const;

Deno.test("a matrix names its rows and columns and writes its counts, but no zeros", async () => {
  const words = await wordsOf(matrixChart([
    { row: "code", column: "code", n: 3 },
    { row: "code", column: "data", n: 0 },
    { row: "data", column: "code", n: 1 },
    { row: "data", column: "data", n: 1 },
  ], options));
  assert.equal(words.match(/code/g)?.length, 2);
  assert.match(words, /\b3\b/);
  assert.doesNotMatch(words, /^0$/m);
});

Deno.test("a matrix of nothing is drawn, one of too many names is refused", async () => {
  assert.match(await wordsOf(matrixChart([], { ...options, n: 0 })), /n = 0/);
  const many = Array.from({ length: 21 }, (_, at) => ({ row: `r${at}`, column: `r${at}`, n: 1 }));
  assert.throws(() => matrixChart(many, options), /it has 21 names\. Give at most 20/);
});

Deno.test("a matrix of two kinds of things names each once, and nothing of it disagrees", async () => {
  const rows = [
    { row: "pools", column: "search", n: 3 },
    { row: "pools", column: "orders", n: 1 },
    { row: "leaks", column: "search", n: 0 },
    { row: "leaks", column: "orders", n: 4 },
  ];
  const mixed = matrixChart(rows, { ...options, isMixed: true });
  const words = await wordsOf(mixed);
  for (const name of ["pools", "leaks", "search", "orders"]) {
    assert.equal(words.match(new RegExp(name, "g"))?.length, 1);
  }
  const isBrown = (chart: Chart) =>
    [...JSON.stringify(chart.spec).matchAll(/"c_colour":"#(..)..(..)"/g)]
      .some(([, red = "", blue = ""]) => Number.parseInt(red, 16) > Number.parseInt(blue, 16));
  assert.deepEqual([isBrown(mixed), isBrown(matrixChart(rows, options))], [false, true]);
  const many = Array.from({ length: 21 }, (_, at) => ({ row: "one", column: `c${at}`, n: 1 }));
  assert.throws(() => matrixChart(many, { ...options, isMixed: true }), /it has 21 names/);
});
