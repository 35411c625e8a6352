import assert from "node:assert/strict";
import { configOfLoad } from "../../lib/commands/_config_of_load.ts";
import { findConfig } from "../../lib/commands/config_file.ts";
import { loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "hindcast-test-" });
  await Deno.mkdir(`${folder}/raw`);
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const zoned = (zone: string) => `zones: { reporting: ${zone} }\n`;

Deno.test("the configuration in the folder comes before the one beside it", () =>
  inFolder(async (folder) => {
    assert.equal((await findConfig(`${folder}/raw`, undefined)).config.zones.reporting, "UTC");
    await Deno.writeTextFile(`${folder}/hindcast.yaml`, zoned("Europe/Berlin"));
    assert.equal((await findConfig(`${folder}/raw`, undefined)).config.zones.reporting, "Europe/Berlin");
    await Deno.writeTextFile(`${folder}/raw/hindcast.yaml`, zoned("Asia/Kolkata"));
    assert.equal((await findConfig(`${folder}/raw`, undefined)).config.zones.reporting, "Asia/Kolkata");
  }));

Deno.test("a review reads the configuration the last load read by, as long as it is there", () =>
  inFolder(async (folder) => {
    const [path, beside] = [`${folder}/w.duckdb`, `${folder}/raw/hindcast.yaml`];
    await Deno.writeTextFile(beside, zoned("Asia/Kolkata"));
    await Deno.writeTextFile(`${folder}/other.yaml`, zoned("Asia/Tokyo"));
    const { config, path: configPath } = await findConfig(`${folder}/raw`, undefined);
    const warehouse = await openWarehouse(path);
    await loadFolder(warehouse, `${folder}/raw`, { config, configPath });
    warehouse.close();
    const zoneOf = async (named?: string) => (await configOfLoad(path, named)).config.zones.reporting;
    assert.equal(await zoneOf(), "Asia/Kolkata");
    assert.equal(await zoneOf(`${folder}/other.yaml`), "Asia/Tokyo");
    await Deno.writeTextFile(beside, zoned("Asia/Seoul"));
    assert.equal(await zoneOf(), "Asia/Seoul", "it is read again, not remembered");
    await Deno.remove(beside);
    assert.equal(await zoneOf(), (await findConfig(".", undefined)).config.zones.reporting);
  }));

Deno.test("a file that is named must be there, be YAML, and be sound", () =>
  inFolder(async (folder) => {
    const path = `${folder}/h.yaml`;
    const code = (error: Error & { code?: string }) => error.code === "E-CONFIG";
    await assert.rejects(findConfig(folder, path), code);
    await Deno.writeTextFile(path, "a: [1\n");
    await assert.rejects(findConfig(folder, path), /h\.yaml: it is not YAML/);
    await Deno.writeTextFile(path, "zones: { reporting: IST }\n");
    await assert.rejects(findConfig(folder, path), /h\.yaml: zones\.reporting is not an IANA time zone name/);
  }));

Deno.test("the configuration in the README is one", async () => {
  const readme = await Deno.readTextFile(new URL("../../README.md", import.meta.url));
  const [, yaml = ""] = /```yaml\n([^]*?)```/.exec(readme) ?? [];
  const folder = await Deno.makeTempDir({ prefix: "hindcast-test-" });
  await Deno.writeTextFile(`${folder}/hindcast.yaml`, yaml);
  const { config } = await findConfig(folder, undefined);
  await Deno.remove(folder, { recursive: true });
  assert.deepEqual(config.tables.map((table) => [table.name, table.list_separator, table.decimal ?? null]), [
    ["status_page", ",", null],
    ["host_problems", ",", null],
    ["queue_depth", ",", ","],
  ]);
});
