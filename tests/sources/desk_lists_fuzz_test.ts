import assert from "node:assert/strict";
import { parse } from "yaml";
import { ExportError } from "../../lib/model/errors.ts";
import { parseConfig } from "../../lib/model/parse_config.ts";
import type { Source } from "../../lib/model/source.ts";
import { allSources } from "../../lib/sources/mod.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { createCompany } from "../../lib/twin/company.ts";
import { exportsOf } from "../../lib/twin/exports.ts";
import { hindcastYaml } from "../../lib/twin/hindcast_yaml.ts";
import { claimsOn as recognisedBy } from "../../lib/warehouse/_recognise.ts";
import { givenFile, givenHead, readAll } from "./_given_file.ts";

const company = createCompany({ seed: 3, scale: "sample" });
const incidents = company.incidents.filter(({ number }) => number % 17 < 2).slice(0, 4);
const few = { ...company, incidents, actionItems: company.actionItems.slice(0, 2) };
const config = parse(hindcastYaml(company, true));
const known = parseConfig(config);
const rounds = 300;

/** Counts and reads; a file that is refused as a whole is a fine end, any other error is none. */
async function accountedFor(source: Source, bytes: Uint8Array, path: string): Promise<void> {
  try {
    const read = (await readAll(source, givenFile(bytes, { path, config }))).length;
    assert.equal(await source.count(givenFile(bytes, { path, config })), read);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
  }
}

for (const tool of ["incident_io", "jira", "rootly", "servicenow", "servicenow_list", "servicenow_log"]) {
  for (const file of exportsOf(few, [tool])) {
    Deno.test(`property: ${file.source} told by ${tool} with bytes changed is read, rejected or refused`, async () => {
      const text = [...file.pieces()].map((piece) => piece.text).join("");
      const [claimed] = recognisedBy(givenHead(text, file.path), allSources(known), known);
      assert.equal(claimed?.source.kind, file.source);
      const source = claimed?.source as Source;
      const whole = new TextEncoder().encode(text);
      const random = createRandom(71);
      for (let round = 0; round < rounds; round++) {
        const bytes = whole.slice(0, random.next() < 0.1 ? random.integer(whole.length) : whole.length);
        for (let change = random.integer(3); change >= 0 && bytes.length > 0; change--) {
          bytes[random.integer(bytes.length)] = random.next() < 0.3
            ? [34, 44, 10, 13, 59][random.integer(5)] ?? 34
            : random.integer(256);
        }
        await accountedFor(source, bytes, file.path);
      }
    });
  }
}
