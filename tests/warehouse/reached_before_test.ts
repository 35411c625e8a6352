import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse, tableHash, type Warehouse } from "../../lib/warehouse/mod.ts";
import { folderOf, one } from "./_given.ts";

const line = (second: number) =>
  `2026-07-01T10:00:${
    String(second).padStart(2, "0")
  }Z ERROR connection ${second} refused by host-${second}\n`;
const log = Array.from({ length: 50 }, (_, at) => line(at)).join("");
const files = {
  "web1/app.log": log,
  "web2/app.log": log.replaceAll("10:00:", "11:00:"),
};
const config = parseConfig({});
const lines = "SELECT coalesce(sum(lines), 0)::INTEGER AS n FROM log_counts";

async function inFolder(work: (folder: string, warehouse: Warehouse) => Promise<void>): Promise<void> {
  const folder = await folderOf(files);
  const warehouse = await openWarehouse(":memory:");
  try {
    await work(folder, warehouse);
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}

for (
  const [name, order] of Object.entries({
    "its folder, then the parent": ["/web1", "", "/web2"],
    "the parent, then its folder": ["", "/web1", "/web2"],
    "the file itself, then the parent": ["/web1/app.log", ""],
  })
) {
  Deno.test(`a log that is reached through ${name} is counted once`, () =>
    inFolder(async (folder, warehouse) => {
      for (const below of order) await loadFolder(warehouse, `${folder}${below}`, { config });
      assert.equal((await one<{ n: number }>(warehouse, lines)).n, 100);
      const again = await loadFolder(warehouse, folder, { config });
      assert.deepEqual(again.files.map(({ status }) => status), ["known", "known"]);
      const before = await tableHash(warehouse);
      await loadFolder(warehouse, `${folder}/web1`, { config });
      assert.equal(await tableHash(warehouse), before);
    }));
}

Deno.test("a log that was reached otherwise before is read again once when the configuration changes", () =>
  inFolder(async (folder, warehouse) => {
    await loadFolder(warehouse, `${folder}/web1`, { config });
    const changed = parseConfig({ words: { services: { web: "site" } } });
    const report = await loadFolder(warehouse, folder, { config: changed });
    assert.deepEqual(report.files.map(({ status }) => status), ["loaded", "loaded"]);
    assert.equal((await one<{ n: number }>(warehouse, lines)).n, 100);
  }));

Deno.test("logs of equal bytes in two folders stay two logs", async () => {
  const folder = await folderOf({ "web1/app.log": log, "web2/app.log": log });
  const warehouse = await openWarehouse(":memory:");
  try {
    for (let times = 0; times < 2; times++) await loadFolder(warehouse, folder, { config });
    assert.equal((await one<{ n: number }>(warehouse, lines)).n, 100);
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
});
