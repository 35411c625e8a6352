import assert from "node:assert/strict";
import { openWarehouse } from "hindcast";
import { scratch } from "../reports/notebook/_notebooks.ts";
import { runCommandLine } from "./_spawn.ts";

const wrong: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
  "a period that overlaps the one before": [["--against", "2026"], /the two periods overlap/],
  "a zone nobody knows": [
    ["--zone", "Mars/Olympus"],
    /^Cannot use zone "Mars\/Olympus": it is no time zone\./,
  ],
  "the working directory": [["--out", "."], /it is the working directory/],
};

for (const [name, [args, message]] of Object.entries(wrong)) {
  Deno.test(`review refuses ${name} with one message and exit code 2`, async () => {
    const { code, stdout, stderr } = await runCommandLine(["review", "2026-Q3", ...args]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, message);
    assert.match(stderr, /^Cannot [^\n]*\n$/);
  });
}

Deno.test("review leaves a folder of somebody else's files as it is", async () => {
  await using folder = await scratch();
  const thesis = `${folder.path}/thesis.txt`;
  await Deno.writeTextFile(thesis, "years of work");
  const { code, stderr } = await runCommandLine(["review", "2026-Q3", "--out", `${folder.path}/`]);
  assert.equal(code, 2);
  assert.match(stderr, /^Cannot write the edition to .*: it holds thesis\.txt and is no edition\./);
  assert.equal(await Deno.readTextFile(thesis), "years of work");
});

Deno.test("a review of nothing is refused with exit code 1, and writes nothing", async () => {
  await using folder = await scratch();
  const path = `${folder.path}/w.duckdb`;
  const warehouse = await openWarehouse(path);
  await warehouse.run(
    "INSERT INTO incidents (incident_id, started_at, records, is_censored) VALUES ('a', TIMESTAMP '2026-07-02', 1, FALSE)",
  );
  warehouse.close();
  const args = ["review", "2030-Q1", "--warehouse", path, "--out", `${folder.path}/out`];
  const { code, stdout, stderr } = await runCommandLine(args);
  assert.deepEqual([code, stdout, stderr], [
    1,
    "",
    "Cannot review 2030-Q1: no incident of it is known. " +
    "The warehouse knows incidents from 2026-07-02 to 2026-07-02: review a period in between.\n",
  ]);
  const names = (await Array.fromAsync(Deno.readDir(folder.path))).map(({ name }) => name);
  assert.deepEqual(names.filter((name) => name.startsWith("out")), []);
});
