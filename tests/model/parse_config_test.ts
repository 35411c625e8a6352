import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";

const mapping = { name: "desk", format: "csv", table: "incidents", columns: { id: "number" } };

Deno.test("nothing at all is a configuration: every default is there", () => {
  for (const value of [undefined, null, {}]) {
    const config = parseConfig(value);
    assert.deepEqual([config.zones.reporting, config.tables.length], ["UTC", 0]);
  }
});

Deno.test("every wrong key is named, none is passed over", () => {
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [{ zone: "UTC" }, /zone/],
    [{ zones: { reporting: "IST" } }, /zones\.reporting is not an IANA/],
    [{ zones: { sources: { x: "Europe/Nowhere" } } }, /zones\.sources\.x/],
    [{ words: { severity: { high: 9 } } }, /words\.severity\.high is no severity from 1/],
    [{ tables: [{ ...mapping, format: "xlsx" }] }, /tables\[1\]\.format/],
    [{ tables: [{ ...mapping, name: "Service Desk" }] }, /tables\[1\]\.name must be lower case/],
    [
      { tables: [mapping, { ...mapping, colums: {} }] },
      /under tables\[2\] stands "colums", which is no key there; did you mean "columns"\? It may hold name, vendor,/,
    ],
    [
      { zonez: {} },
      /at the top stands "zonez", .* did you mean "zones"\? It may hold zones, dates, encodings,/,
    ],
    [
      { services: { list: 1 } },
      /under services stands "list", which is no key there; it may hold dependencies\./,
    ],
    [{ tables: [{ ...mapping, columns: undefined }] }, /tables\[1\]\.columns is missing/],
    [{ zones: [] }, /zones is no list of keys and values/],
    [
      { tables: [mapping], dates: { sources: { desk: "day_first" } } },
      /dates\.sources\.desk does nothing, .* write time_format: "%d\/%m\/%Y %H:%M"/,
    ],
    [{ links: { force: [["a"]] } }, /links\.force\[1\] is not a pair/],
    [{ links: { forbid: ["a", "b"] } }, /links\.forbid\[1\]/],
    [{ services: { dependencies: { shop: "database" } } }, /services\.dependencies\.shop/],
    ["text", /the file/],
  ];
  for (const [value, message] of wrong) assert.throws(() => parseConfig(value), message);
});
