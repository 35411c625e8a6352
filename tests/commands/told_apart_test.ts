import assert from "node:assert/strict";
import { toldApart } from "../../lib/commands/_told_apart.ts";

Deno.test("incidents of one number are named with day and title, at most five of them", () => {
  const incident = (at: number) => ({
    incidentId: `pager:P${at}`,
    day: "2026-03-10T10:00:00Z",
    title: "disk full",
  });
  assert.equal(
    toldApart([incident(1), { incidentId: "desk:1", day: null, title: null }]),
    'pager:P1 (2026-03-10, "disk full") or desk:1 (no start, "without a title")',
  );
  assert.match(
    toldApart([1, 2, 3, 4, 5, 6, 7].map(incident)),
    / or pager:P5 \(2026-03-10, "disk full"\) or 2 more$/,
  );
});
