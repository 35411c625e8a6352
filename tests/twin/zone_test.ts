import assert from "node:assert/strict";
import { hourOfWeek, wallTime } from "../../lib/twin/_zone.ts";

Deno.test("wallTime shows what the clocks of a zone show, on both sides of their changes", () => {
  assert.equal(wallTime(Date.UTC(2025, 9, 26, 0, 30), "Europe/Berlin"), "2025-10-26 02:30:00");
  assert.equal(wallTime(Date.UTC(2025, 9, 26, 1, 30), "Europe/Berlin"), "2025-10-26 02:30:00");
  assert.equal(wallTime(Date.UTC(2026, 2, 29, 0, 59, 59), "Europe/Berlin"), "2026-03-29 01:59:59");
  assert.equal(wallTime(Date.UTC(2026, 2, 29, 1), "Europe/Berlin"), "2026-03-29 03:00:00");
  assert.equal(wallTime(Date.UTC(2026, 0, 1), "Asia/Kolkata"), "2026-01-01 05:30:00");
});

Deno.test("hourOfWeek counts from Monday midnight of the zone", () => {
  assert.equal(hourOfWeek(Date.UTC(2026, 5, 1), "UTC"), 0);
  assert.equal(hourOfWeek(Date.UTC(2026, 5, 1), "Europe/Berlin"), 2);
  assert.equal(hourOfWeek(Date.UTC(2026, 5, 1), "America/New_York"), 6 * 24 + 20);
});
