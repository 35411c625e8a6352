import assert from "node:assert/strict";
import { calibrationError } from "../../lib/stats/calibration_error.ts";
import { createRandom } from "../../lib/stats/random.ts";

/** The definition, bin by bin. */
function slowly(stated: readonly number[], right: readonly boolean[]): number {
  const binOf = (p: number) => Math.min(9, Math.floor(p * 10));
  return Array.from({ length: 10 }, (_, bin) => {
    const inside = stated.flatMap((p, at) => binOf(p) === bin ? [at] : []);
    if (inside.length === 0) return 0;
    const confidence = inside.reduce((sum, at) => sum + (stated[at] ?? 0), 0) / inside.length;
    const accuracy = inside.filter((at) => right[at]).length / inside.length;
    return Math.abs(confidence - accuracy) * inside.length / stated.length;
  }).reduce((sum, part) => sum + part, 0);
}

Deno.test("calibrationError equals its slow twin", () => {
  const random = createRandom(5);
  for (let trial = 0; trial < 100; trial++) {
    const stated = Array.from({ length: 1 + random.integer(60) }, () => random.integer(21) / 20);
    const right = stated.map(() => random.next() < 0.5);
    assert.ok(Math.abs((calibrationError(stated, right) ?? NaN) - slowly(stated, right)) < 1e-12);
  }
});

Deno.test("calibrationError of honest probabilities nears nothing, of boasting ones the boast", () => {
  const random = createRandom(6);
  const stated = Array.from({ length: 20_000 }, () => random.next());
  const right = stated.map((p) => random.next() < p);
  assert.ok((calibrationError(stated, right) ?? 1) < 0.015);
  const boast = calibrationError(stated.map(() => 1), stated.map((_, at) => at % 2 === 0));
  assert.equal(boast, 0.5);
  assert.equal(calibrationError([], []), null);
  assert.throws(() => calibrationError([1], []), RangeError);
});
