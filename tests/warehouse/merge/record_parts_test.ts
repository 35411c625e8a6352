import assert from "node:assert/strict";
import { recordParts } from "../../../lib/warehouse/merge/_record_parts.ts";

Deno.test("parts hold every record once, however many there are and however long", () => {
  for (const records of [0, 1, 2, 7, 1_000_000]) {
    for (const bytes of [0, 1, 160 * 2 ** 20, 161 * 2 ** 20, 5 * 2 ** 30]) {
      const parts = recordParts(records, bytes);
      assert.equal(parts[0]?.from, 0);
      assert.ok((parts.at(-1)?.to ?? -1) >= records);
      for (const [at, part] of parts.slice(1).entries()) assert.equal(part.from, parts[at]?.to);
    }
  }
  assert.equal(recordParts(1000, 1).length, 1);
  assert.equal(recordParts(1000, 161 * 2 ** 20).length, 2);
});
