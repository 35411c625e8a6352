import { readCassette } from "hindcast";
import assert from "node:assert/strict";
import { withCassette } from "./_cassette.ts";

Deno.test("a file that is no cassette is refused", () =>
  withCassette(async (path) => {
    await Deno.writeTextFile(path, '{"version":1,"answers":{"short":{}}}');
    await assert.rejects(readCassette(path), /it is no recording of a model's answers\. Record it again\./);
  }));
