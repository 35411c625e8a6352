import assert from "node:assert/strict";
import { readEpochSeconds, readInstant } from "../../lib/sources/_instant.ts";

const read: readonly (readonly [text: string, zone: string | undefined, at: string])[] = [
  ["2026-07-14T14:54:45Z", undefined, "2026-07-14T14:54:45.000Z"],
  ["2026-07-14T14:54:45.5Z", undefined, "2026-07-14T14:54:45.500Z"],
  ["2026-07-14 14:54:45.1239Z", undefined, "2026-07-14T14:54:45.123Z"],
  ["2026-07-14 14:54:45.123456 GMT", undefined, "2026-07-14T14:54:45.123Z"],
  ["2026-07-14T14:54:45+05:30", undefined, "2026-07-14T09:24:45.000Z"],
  ["2026-07-14T14:54:45-0700", undefined, "2026-07-14T21:54:45.000Z"],
  ["2026-07-14T14:54:45+02", "America/New_York", "2026-07-14T12:54:45.000Z"],
  ["2026-07-14T14:54:45", "America/New_York", "2026-07-14T18:54:45.000Z"],
  ["2026-07-14 9:05", "UTC", "2026-07-14T09:05:00.000Z"],
  ["2026-07-14", "Asia/Kolkata", "2026-07-13T18:30:00.000Z"],
];

for (const [text, zone, at] of read) {
  Deno.test(`${text} (${zone ?? "no zone"}) is ${at}`, () =>
    assert.deepEqual(readInstant(text, zone), { at }));
}

const refused: readonly (readonly [text: string, zone: string | undefined, code: string])[] = [
  ["2026-07-14T14:54:45", undefined, "E-ZONE"],
  ["2026-02-30T00:00:00Z", undefined, "E-DATE"],
  ["2026-07-14T25:00:00Z", undefined, "E-DATE"],
  ["2026-07-14T14:54:45+25:00", undefined, "E-DATE"],
  ["2026-07-14T14:54:45 EST", "UTC", "E-DATE"],
  ["14/07/2026 10:00", "UTC", "E-DATE"],
  ["0001-01-01T00:00:00Z", undefined, "E-DATE"],
  ["9999-12-31T00:00:00Z", undefined, "E-DATE"],
  ["infinity", "UTC", "E-DATE"],
  ["2026-03-29T02:30:00", "Europe/Berlin", "E-DATE"],
];

for (const [text, zone, code] of refused) {
  Deno.test(`${text} (${zone ?? "no zone"}) is refused`, () => {
    const instant = readInstant(text, zone);
    assert.equal("code" in instant ? instant.code : instant.at, code);
  });
}

Deno.test("seconds since 1970 are read, milliseconds and nonsense are not", () => {
  assert.deepEqual(readEpochSeconds("1712345678.123456"), { at: "2024-04-05T19:34:38.123Z" });
  assert.deepEqual(readEpochSeconds(1712345678), { at: "2024-04-05T19:34:38.000Z" });
  for (const value of [1712345678123, "1712345678123", "", "soon", "0", NaN]) {
    assert.equal("code" in readEpochSeconds(value), true, String(value));
  }
});
