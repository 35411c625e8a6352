import assert from "node:assert/strict";
import {
  declaredZone,
  settledOffset,
  type WrittenZone,
  zoneOfHeading,
} from "../../../lib/sources/postmortems/_zone.ts";

function told(zone: WrittenZone | null): string | null {
  if (zone === null) return null;
  if (zone.kind === "ambiguous") return `${zone.word}?`;
  return zone.kind === "named" ? zone.name : `${zone.offset} ${zone.name}`;
}

const declared: readonly (readonly [string, string | null])[] = [
  ["All times in PST", "-08:00 America/Los_Angeles"],
  ["All times in PST (UTC-7)", "-07:00 America/Los_Angeles"],
  ["All times in CET (GMT+1)", "+01:00 Europe/Paris"],
  ["All times in Central European Time (CET)", "+01:00 Europe/Paris"],
  ["All times in UTC+1 (Zurich time)", "+01:00 Etc/GMT-1"],
  ["All times in GMT+2", "+02:00 Etc/GMT-2"],
  ["All times in US/Pacific", "America/Los_Angeles"],
  ["Times are UTC.", "+00:00 UTC"],
  ["_All times UTC_", "+00:00 UTC"],
  ["Timezone: Europe/Berlin", "Europe/Berlin"],
  ["(CET)", "+01:00 Europe/Paris"],
  ["All times in BST", "BST?"],
  ["All times in BST (Europe/London)", "Europe/London"],
  ["It was a good time in UTC land", null],
  ["All times in Nowhere/Land", null],
  ["The UTC offset was wrong", null],
];

for (const [text, expected] of declared) {
  Deno.test(`zone declared by ${JSON.stringify(text)}`, () =>
    assert.equal(told(declaredZone(text)), expected));
}

Deno.test("zones of headings and columns", () => {
  assert.equal(told(zoneOfHeading("Timeline (UTC)")), "+00:00 UTC");
  assert.equal(told(zoneOfHeading("Time, CET")), "+01:00 Europe/Paris");
  assert.equal(told(zoneOfHeading("Timeline of events")), null);
});

Deno.test("an ambiguous name is settled by the zone that observes exactly one of its offsets", () => {
  assert.equal(settledOffset(["-05:00", "+10:00"], "America/New_York", 2026), "-05:00");
  assert.equal(settledOffset(["-05:00", "+10:00"], "Australia/Sydney", 2026), "+10:00");
  assert.equal(settledOffset(["-05:00", "+10:00"], "Europe/Berlin", 2026), null);
  assert.equal(settledOffset(["-05:00", "+10:00"], undefined, 2026), null);
});
