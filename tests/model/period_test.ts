import assert from "node:assert/strict";
import { parsePeriod, previousPeriod } from "../../lib/model/period.ts";

Deno.test("periods are half-open spans in UTC, however they are written", () => {
  const spans: Readonly<Record<string, readonly [string, string]>> = {
    "2026": ["2026-01-01", "2027-01-01"],
    "2026-H2": ["2026-07-01", "2027-01-01"],
    "2026-Q1": ["2026-01-01", "2026-04-01"],
    "2026-12": ["2026-12-01", "2027-01-01"],
    "2025-Q4..2026-Q1": ["2025-10-01", "2026-04-01"],
    "2026-02..2026-03": ["2026-02-01", "2026-04-01"],
  };
  for (const [label, [start, end]] of Object.entries(spans)) {
    const period = parsePeriod(label);
    assert.deepEqual([period.label, period.start.slice(0, 10), period.end.slice(0, 10)], [label, start, end]);
  }
});

Deno.test("what is no period is refused with the forms that are", () => {
  for (
    const label of [
      "",
      "Q3",
      "2026-Q5",
      "2026-13",
      "26-Q1",
      "2026-Q3..2026-Q2",
      "2026..2027..2028",
      "2026-Q3 ",
    ]
  ) {
    assert.throws(() => parsePeriod(label), RangeError, label);
  }
});

Deno.test("the previous period ends where the period starts and is as long", () => {
  const previous: Readonly<Record<string, string>> = {
    "2026-Q1": "2025-Q4",
    "2026-01": "2025-12",
    "2026-H1": "2025-H2",
    "2026": "2025",
    "2026-Q2..2026-Q3": "2025-Q4..2026-Q1",
  };
  for (const [label, expected] of Object.entries(previous)) {
    const period = parsePeriod(label);
    const before = previousPeriod(period);
    assert.equal(before.end, period.start);
    assert.deepEqual([before.start, before.end], [parsePeriod(expected).start, parsePeriod(expected).end]);
  }
});
