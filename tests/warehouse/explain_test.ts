import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { explainFiles, loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";

const mapping = { format: "csv", table: "alerts", columns: { id: "key", started_at: "fired" } } as const;

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await Deno.makeTempDir();
  for (const [name, text] of Object.entries(files)) await Deno.writeTextFile(`${folder}/${name}`, text);
  return folder;
}

Deno.test("each file is told with its sources, surest first, and what nothing reads with what to do", async () => {
  const folder = await folderWith({
    "alerts.csv": "key,fired\na,2026-07-01T10:00:00Z\n",
    "page.html": "<!doctype html><title>Log in</title>",
    "users.json": '[{"id":"U024BE7LH","team_id":"T1","name":"ana","profile":{}}]',
  });
  const [alerts, page, users] = await explainFiles(
    folder,
    parseConfig({ tables: [{ name: "monitor", ...mapping }] }),
  );
  assert.deepEqual([alerts?.claims[0]?.kind, users?.claims[0]?.kind], ["monitor", "slack_users"]);
  assert.ok((users?.claims[0]?.sure ?? 0) > 0.5);
  assert.match(page?.refusal ?? "", /looks like an HTML page, title "Log in"/);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("two mappings that fit one file equally well: the file is refused, and told how to say which", async () => {
  const folder = await folderWith({ "alerts.csv": "key,fired\na,2026-07-01T10:00:00Z\n" });
  const both = [{ name: "monitor", ...mapping }, { name: "other", ...mapping }];
  const warehouse = await openWarehouse(":memory:");
  const report = await loadFolder(warehouse, folder, { config: parseConfig({ tables: both }) });
  assert.equal(report.files[0]?.code, "E-CONFIG");
  assert.match(report.files[0]?.message ?? "", /monitor and other fit it equally well. Add files:/);
  const [first, second] = both;
  const told = parseConfig({ tables: [{ ...first, files: "alerts*" }, { ...second, files: "events*" }] });
  assert.equal((await loadFolder(warehouse, folder, { config: told })).files[0]?.kind, "monitor");
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("what is refused once is refused no more when a good file lies in its place", async () => {
  const folder = await folderWith({ "alerts.csv": "<html><title>Log in</title></html>" });
  const config = parseConfig({ tables: [{ name: "monitor", ...mapping }] });
  const warehouse = await openWarehouse(":memory:");
  const statuses = async () =>
    (await warehouse.query<{ status: string }>("files", "SELECT status FROM files ORDER BY name")).map((
      row,
    ) => row.status);
  await loadFolder(warehouse, folder, { config });
  assert.deepEqual(await statuses(), ["refused"]);
  const elsewhere = await folderWith({ "alerts.csv": "key,fired\nb,2026-07-01T10:00:00Z\n" });
  await loadFolder(warehouse, elsewhere, { config });
  assert.deepEqual((await statuses()).sort(), ["loaded", "refused"]);
  await Deno.writeTextFile(`${folder}/alerts.csv`, "key,fired\na,2026-07-01T10:00:00Z\n");
  await loadFolder(warehouse, folder, { config });
  assert.deepEqual(await statuses(), ["loaded", "loaded"]);
  warehouse.close();
  for (const made of [folder, elsewhere]) await Deno.remove(made, { recursive: true });
});

Deno.test("Markdown that nobody knows is told what would make it known", async () => {
  const folder = await folderWith({ "notes.md": "# Search was slow\n\nOn Monday it was.\n" });
  const warehouse = await openWarehouse(":memory:");
  const report = await loadFolder(warehouse, folder, { config: parseConfig({}) });
  assert.match(report.files[0]?.message ?? "", /Markdown without the sections of a postmortem/);
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
});
