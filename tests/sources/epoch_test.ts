import assert from "node:assert/strict";
import { readEpoch } from "../../lib/sources/_epoch.ts";

Deno.test("seconds, milliseconds, microseconds and nanoseconds are told apart by their size", () => {
  const at = "2026-07-14T09:00:00.000Z";
  for (const count of [1784019600, 1784019600e3, 1784019600e6, "1784019600000000000", "1784019600"]) {
    assert.deepEqual(readEpoch(count), { at }, String(count));
  }
});

Deno.test("what is a time in no unit is none", () => {
  for (const count of [0, 12, -1784019600, 9e8, 4.2e9, "", "soon", "1e99"]) {
    assert.ok("code" in readEpoch(count), String(count));
  }
});
