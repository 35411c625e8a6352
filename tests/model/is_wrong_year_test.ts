import assert from "node:assert/strict";
import { isWrongYear } from "../../lib/model/is_wrong_year.ts";

const at = (text: string) => Date.parse(text);
const start = at("2026-12-30T10:00:00Z");

Deno.test("an end is in a wrong year where that of the start would make it an end within a week", () => {
  assert.ok(isWrongYear(start, at("2062-12-30T11:00:00Z")));
  assert.ok(isWrongYear(start, at("2025-12-31T11:00:00Z")));
  for (
    const end of [
      null,
      at("2026-12-30T11:00:00Z"),
      // Over New Year, and really long: both may be true.
      at("2027-01-01T11:00:00Z"),
      at("2027-12-30T09:00:00Z"),
      at("2028-06-01T10:00:00Z"),
    ]
  ) assert.ok(!isWrongYear(start, end), `${end}`);
  assert.ok(!isWrongYear(null, start));
});
