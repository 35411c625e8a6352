import assert from "node:assert/strict";
import { logLines } from "../../../lib/sources/logs/lines.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const folder = new URL("../../../../shared/data/logs/loghub", import.meta.url);

function isThere(): boolean {
  try {
    return Deno.statSync(folder).isDirectory;
  } catch {
    return false;
  }
}

/** The years of the four that name none, as the set's authors give them. */
const years = {
  "Android_2k.log": 2017,
  "Mac_2k.log": 2017,
  "OpenSSH_2k.log": 2017,
  "Proxifier_2k.log": 2016,
};
const config = { zones: { sources: { log_lines: "UTC" } }, dates: { years } };

const systems = isThere()
  ? [...Deno.readDirSync(folder)].filter(({ name, isDirectory }) => isDirectory && !name.startsWith("."))
  : [];

Deno.test({ name: `log lines: real logs (${folder.pathname})`, ignore: systems.length === 0 }, async (t) => {
  for (const { name } of systems) {
    await t.step(`${name}: every line has a time and is counted`, async () => {
      const path = `${folder.pathname}/${name}/${name}_2k.log`;
      const text = await Deno.readTextFile(path);
      const lines = text.split("\n").filter((line) => line.trim() !== "").length;
      assert.ok(logLines.recognise(givenHead(text, path)));
      const records = await readAll(logLines, givenFile(text, { path, config }));
      const counted = rowsOf(records, "log_counts").reduce((sum, { lines: n }) => sum + Number(n), 0);
      assert.equal(counted, lines);
      assert.equal(records.filter((record) => "rejected" in record).length, 0);
      assert.ok(rowsOf(records, "log_templates").length < lines / 5);
    });
    await t.step(`${name}: nothing beside it is taken for a log`, async () => {
      for await (const { name: file } of Deno.readDir(`${folder.pathname}/${name}`)) {
        if (file.endsWith(".log")) continue;
        const text = await Deno.readTextFile(`${folder.pathname}/${name}/${file}`);
        assert.equal(logLines.recognise(givenHead(text, file)), null, file);
      }
    });
  }
});
