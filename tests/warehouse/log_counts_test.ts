import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse, tableHash } from "../../lib/warehouse/mod.ts";
import { folderOf, one, withLoaded } from "./_given.ts";

const config = { zones: { sources: { log_lines: "UTC" } } };

function line(second: number, text: string): string {
  const at = new Date(Date.UTC(2026, 6, 14, 10, 0, second)).toISOString().slice(0, 19).replace("T", " ");
  return `${at} ${text}\n`;
}

const many = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => line(from + at, `INFO order ${at} took ${at}ms\n\tat x`)).join(
    "",
  );

Deno.test("log counts: the books balance over lines, and each count is one row", async () => {
  await withLoaded({ "app.log": many(0, 300) }, config, async (warehouse, report) => {
    const [file] = report.files;
    assert.deepEqual([file?.rowsRead, file?.loaded, file?.rejected], [600, 600, 0]);
    const counted = await one(
      warehouse,
      "SELECT count(*) AS n, sum(lines)::INTEGER AS lines, count(DISTINCT template_id) AS shapes FROM log_counts",
    );
    assert.deepEqual(counted, { n: 5, lines: 300, shapes: 1 });
  });
});

Deno.test("log counts: a longer export of one log replaces the minutes that grew, in any order of loading", async () => {
  const exports = [many(0, 90), many(60, 240)];
  const hashes: string[] = [];
  for (const order of [exports, exports.toReversed()]) {
    const warehouse = await openWarehouse(":memory:");
    for (const text of order) {
      const folder = await folderOf({ "app.log": text });
      const report = await loadFolder(warehouse, folder, { config: parseConfig(config) });
      assert.equal(report.files[0]?.rowsRead, text.split("\n").filter(Boolean).length);
      await Deno.remove(folder, { recursive: true });
    }
    const counts = await warehouse.query<{ lines: number }>(
      "counts",
      "SELECT lines FROM log_counts ORDER BY minute",
    );
    assert.deepEqual(counts.map(({ lines }) => lines), [60, 60, 60, 60]);
    hashes.push(await tableHash(warehouse));
    warehouse.close();
  }
  assert.equal(hashes[0], hashes[1]);
});

Deno.test("log counts: what was read under one configuration is taken out before it is read under another", async () => {
  const folder = await folderOf({ "app.log": many(0, 60) });
  const warehouse = await openWarehouse(":memory:");
  for (const zone of ["UTC", "Asia/Tokyo"]) {
    await loadFolder(warehouse, folder, { config: parseConfig({ zones: { sources: { log_lines: zone } } }) });
  }
  const found = await one(warehouse, "SELECT count(*) AS n, min(minute)::VARCHAR AS at FROM log_counts");
  assert.deepEqual(found, { n: 1, at: "2026-07-14 01:00:00" });
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("log counts: counts told in pieces are added up", async () => {
  // More shapes and minutes than are held at once, the first minute told again at the end.
  const words = Array.from(
    { length: 500 },
    (_, at) =>
      `w${"abcdefghij"[at % 10]}${"klmnopqrst"[Math.floor(at / 10) % 10]}${"uvxyz"[Math.floor(at / 100)]}`,
  );
  const lines: string[] = [];
  for (let minute = 0; minute < 230; minute++) {
    for (const word of words) lines.push(line(minute * 60, `INFO ${word}`));
  }
  for (const word of words) lines.push(line(0, `INFO ${word}`));
  await withLoaded({ "app.log": lines.join("") }, config, async (warehouse, report) => {
    assert.deepEqual([report.files[0]?.rowsRead, report.files[0]?.loaded], [115_500, 115_500]);
    const found = await one(
      warehouse,
      "SELECT count(*) AS n, count(DISTINCT (template_id, minute)) AS keys, max(lines) AS most FROM log_counts",
    );
    assert.deepEqual(found, { n: 115_000, keys: 115_000, most: 2 });
  });
});

Deno.test("log counts: text beside the logs is no log, and what is said of it tells what a log would have", async () => {
  const files = {
    "app.log": many(0, 30),
    "README": "What these files are.\n\nThey are logs.\n",
    "notes.txt": "What these files are.\nOn 2026-07-14 10:00:01 we took them.\n",
    "plot.py": 'import sys\n\nprint("2026-07-14 10:00:01")\n'.repeat(9),
    "LICENSE": "Permission is granted, free of charge.\n\nNo warranty.\n",
  };
  await withLoaded(files, config, (_, report) => {
    const outcomes = Object.fromEntries(report.files.map(({ name, code }) => [name, code]));
    assert.deepEqual(outcomes, {
      "app.log": null,
      "notes.txt": "E-UNKNOWN",
      "plot.py": "E-UNKNOWN",
      README: null,
      LICENSE: null,
    });
    const notes = report.files.find(({ name }) => name === "notes.txt")?.message ?? "";
    assert.match(
      notes,
      /too few of its lines have a stamp with date and seconds for a log\. Move it out of the folder\.$/,
    );
    return Promise.resolve();
  });
});
