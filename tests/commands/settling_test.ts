import assert from "node:assert/strict";
import { type Look, Settling } from "../../lib/commands/_settling.ts";

const look = (...sizes: number[]): Look =>
  new Map(sizes.map((size, at) => [`file-${at}`, { size, changedMs: size }]));

Deno.test("a folder is loaded once it has stood still, and again only when it differs", () => {
  const settling = new Settling(2);
  assert.deepEqual([look(1), look(1)].map((one) => settling.see(one)), [false, false]);
  assert.equal(settling.see(look(1)), true);
  settling.done();
  assert.deepEqual([look(1), look(1)].map((one) => settling.see(one)), [false, false]);
  // One file stands still, another is being written.
  assert.deepEqual([look(1, 5), look(1, 9), look(1, 12)].map((one) => settling.see(one)), [
    false,
    false,
    false,
  ]);
  assert.deepEqual([look(1, 12), look(1, 12)].map((one) => settling.see(one)), [false, true]);
});

Deno.test("what could not be loaded is tried again", () => {
  const settling = new Settling(1);
  settling.see(look(1));
  assert.deepEqual([settling.see(look(1)), settling.see(look(1))], [true, true]);
});
