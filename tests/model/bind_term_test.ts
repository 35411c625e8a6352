import assert from "node:assert/strict";
import { bindTerm } from "../../lib/model/bind_term.ts";

Deno.test("a bound term keeps its interval and says where it comes from", () => {
  const term = { term: "rate", n: 4, estimate: 2, unit: "per_week", confLow: 1, confHigh: null } as const;
  assert.deepEqual(bindTerm(term), { value: 2, unit: "per_week", confLow: 1, confHigh: null, term: "rate" });
});
