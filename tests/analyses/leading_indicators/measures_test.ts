import assert from "node:assert/strict";
import { readAll, readAt, sumsOf, waysOf } from "../../../lib/analyses/leading_indicators/_measures.ts";
import { scoreAll } from "../../../lib/analyses/leading_indicators/_scores.ts";
import { laidAt, movesOf } from "../../../lib/analyses/leading_indicators/_worlds.ts";
import { createRandom } from "../../../lib/stats/random.ts";

const hours = 168 * 12;

function values(seed: number, level = 0): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: hours }, () => random.next() < 0.1 ? NaN : level + random.normal());
}

Deno.test("all hours at once read what each hour reads, and what plain sums give", () => {
  const own = values(1, 1000);
  const isMasked = Uint8Array.from({ length: hours }, (_, at) => Number(at % 50 < 3));
  const sums = sumsOf(own, isMasked);
  const into = new Float64Array(hours);
  for (const way of waysOf("metric").concat(waysOf("alert"))) {
    readAll(sums, way, into);
    for (let hour = 0; hour < hours; hour += 37) {
      const one = readAt(sums, way, hour);
      assert.ok(Object.is(one, into[hour]) || Math.abs(one - (into[hour] ?? 0)) < 1e-9, `${hour}`);
    }
  }
  const window = [...own.subarray(976, 1000)].filter((value, at) =>
    value === value && isMasked[976 + at] === 0
  );
  const mean = window.reduce((sum, value) => sum + value, 0) / window.length;
  assert.ok(Math.abs(readAt(sums, { measure: "level", windowHours: 24 }, 1000) - mean) < 1e-6);
  const spread = Math.sqrt(window.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (window.length - 1));
  assert.ok(Math.abs(readAt(sums, { measure: "spread", windowHours: 24 }, 1000) - spread) < 1e-6);
});

Deno.test("the slope of a straight line is its slope, whatever is missing", () => {
  const line = Float32Array.from({ length: hours }, (_, at) => at % 5 === 0 ? NaN : 3 + 0.25 * at);
  const sums = sumsOf(line, new Uint8Array(hours));
  assert.ok(Math.abs(readAt(sums, { measure: "slope", windowHours: 24 }, 500) - 0.25) < 1e-9);
});

Deno.test("no reading and no score looks at its own hour or a later one", () => {
  const [early, late] = [values(2), values(3)];
  const until = 168 * 9;
  const changed = early.map((value, at) => (at < until ? value : late[at] as number));
  const isQuiet = new Uint8Array(hours).fill(1);
  for (
    const [kind, way] of [
      ...waysOf("metric").map((way) => ["metric", way] as const),
      ...waysOf("alert").map((way) => ["alert", way] as const),
    ]
  ) {
    const [before, after] = [early, changed].map((own) => {
      const readings = new Float64Array(hours);
      readAll(sumsOf(own, new Uint8Array(hours)), way, readings);
      const laid = new Float32Array(hours);
      const differing = scoreAll(kind, readings, isQuiet, laid);
      assert.equal(differing, laid.filter((score) => score !== 0).length);
      return Array.from({ length: until + 1 }, (_, hour) => laid[laidAt(hour, hours / 24)] as number);
    });
    const apart = before?.findIndex((score, at) => Math.abs(score - (after?.[at] ?? NaN)) > 1e-4);
    assert.equal(apart, -1, `${way.measure} ${way.windowHours}`);
  }
});

Deno.test("each world moves every day once, working days to working days; the first world none", () => {
  const monday = Date.UTC(2026, 0, 5) / 86_400_000;
  const { to, worlds } = movesOf(monday, 91, 30);
  for (let world = 0; world <= worlds; world++) {
    const moved = Array.from({ length: 91 }, (_, day) => to[day * (worlds + 1) + world] as number);
    assert.equal(new Set(moved).size, 91);
    assert.ok(moved.every((day, at) => (day % 7 >= 5) === (at % 7 >= 5)));
    if (world === 0) assert.deepEqual(moved, moved.map((_, at) => at));
  }
});
