import assert from "node:assert/strict";
import { parsePeriod } from "../../lib/model/period.ts";
import { requireApart } from "../../lib/model/require_apart.ts";

Deno.test("neighbouring and distant periods, and none, may be compared", () => {
  const quarter = parsePeriod("2026-Q3");
  for (const other of ["2026-Q2", "2026-Q4", "2024"]) requireApart(quarter, parsePeriod(other));
  requireApart(quarter, null);
});

Deno.test("periods that share time are refused by name", () => {
  assert.throws(
    () => requireApart(parsePeriod("2026-Q3"), parsePeriod("2026-09")),
    new RangeError(
      "Cannot compare 2026-Q3 with 2026-09: the two periods overlap. Choose periods that share no day.",
    ),
  );
});
