import assert from "node:assert/strict";
import { type Claim, claim } from "../../lib/model/claim.ts";

const base: Claim = {
  id: "durations.median",
  finding: "durations",
  text: "Half took less than {median} (n = {n}).",
  values: { median: { value: 60, unit: "s", term: "m" }, n: { value: 3, unit: "count", term: "m" } },
  strength: "context",
  role: "support",
  direction: null,
};

Deno.test("a claim whose every value is bound is made as it is", () => assert.deepEqual(claim(base), base));

Deno.test("typed digits of any script, loose braces, unbound and unused values are refused", () => {
  const texts = [
    "Half took less than {median} (n = 3).",
    "Half took {median} ({n}) ٣",
    "Half took {median} ({n}) ½",
    "Half took {median} {n} {",
    "Half took {median} {n} {other}",
    "Half took {median}.",
    "Half took {constructor} {median} {n}",
  ];
  for (const text of texts) assert.throws(() => claim({ ...base, text }), TypeError, text);
});

Deno.test("an interval counts as use of its value", () => {
  assert.ok(claim({ ...base, text: "Between {median.interval}, n = {n}" }));
});
