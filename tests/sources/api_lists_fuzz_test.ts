import assert from "node:assert/strict";
import { ExportError } from "../../lib/model/errors.ts";
import { createRandom } from "../../lib/stats/random.ts";
import type { Source } from "../../lib/model/source.ts";
import { createCompany } from "../../lib/twin/company.ts";
import { exportsOf } from "../../lib/twin/exports.ts";
import { claimsOn } from "./_api_lists.ts";
import { givenFile, readAll } from "./_given_file.ts";

const company = createCompany({ seed: 3, scale: "sample" });
const few = { ...company, incidents: company.incidents.slice(0, 3), services: company.services.slice(0, 2) };
const rounds = 300;

/** Counts and reads; a file that is refused as a whole is a fine end, any other error is none. */
async function accountedFor(source: Source, bytes: Uint8Array, path: string): Promise<void> {
  try {
    const read = (await readAll(source, givenFile(bytes, { path }))).length;
    assert.equal(await source.count(givenFile(bytes, { path })), read);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
  }
}

for (const tool of ["firehydrant", "opsgenie", "squadcast", "statuspage", "victorops"]) {
  const files = exportsOf(few, [tool]).filter(({ path }, at) => at < 2 || /alerts|services/.test(path));
  for (const file of files) {
    Deno.test(`property: ${file.source} told by ${tool} with bytes changed is read, rejected or refused`, async () => {
      const text = [...file.pieces()].map((piece) => piece.text).join("");
      const [source] = claimsOn(text, file.path);
      assert.equal(source?.kind, file.source);
      const whole = new TextEncoder().encode(text);
      const random = createRandom(71);
      for (let round = 0; round < rounds; round++) {
        const bytes = whole.slice(0, random.next() < 0.1 ? random.integer(whole.length) : whole.length);
        for (let change = random.integer(3); change >= 0 && bytes.length > 0; change--) {
          bytes[random.integer(bytes.length)] = random.integer(256);
        }
        await accountedFor(source, bytes, file.path);
      }
    });
  }
}
