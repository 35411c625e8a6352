import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/config.ts";

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
    [{ words: { severity: { high: 9 } } }, /words\.severity\.high/],
    [{ tables: [{ ...mapping, format: "xlsx" }] }, /tables\.0\.format/],
    [{ tables: [{ ...mapping, name: "Service Desk" }] }, /tables\.0\.name must be lower case/],
    [{ tables: [{ ...mapping, colums: {} }] }, /colums/],
    [{ links: { force: [["a"]] } }, /links\.force\.0/],
    [{ links: { forbid: ["a", "b"] } }, /links\.forbid\.0/],
    [{ services: { dependencies: { shop: "database" } } }, /services\.dependencies\.shop/],
    ["text", /the file/],
  ];
  for (const [value, message] of wrong) assert.throws(() => parseConfig(value), message);
});
