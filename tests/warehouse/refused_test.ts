import assert from "node:assert/strict";
import { loadFolder, type Warehouse } from "../../lib/warehouse/mod.ts";
import { withLoaded } from "./_given.ts";

const odd = "not an export of anything\n";

async function written(warehouse: Warehouse) {
  return [
    ...await warehouse.query<{ name: string; loaded_at: string }>(
      "refusals",
      "SELECT name, loaded_at FROM files WHERE status = 'refused' ORDER BY name",
    ),
  ];
}

Deno.test("the same bytes under two names are refused once, told for each, and written once", async () => {
  await withLoaded({ "b.txt": odd, "c.txt": odd }, {}, async (warehouse, first, folder, config) => {
    const load = () => loadFolder(warehouse, folder, { config });
    const before = await written(warehouse);
    assert.deepEqual(before.map(({ name }) => name), ["b.txt"]);
    const again = await load();
    assert.deepEqual(
      again.files.map(({ name, status }) => [name, status]),
      [["b.txt", "refused"], ["c.txt", "refused"]],
    );
    assert.deepEqual(again.files, first.files);
    assert.deepEqual(await written(warehouse), before);

    await Deno.remove(`${folder}/b.txt`);
    await load();
    assert.deepEqual((await written(warehouse)).map(({ name }) => name), ["c.txt"]);
    await Deno.writeTextFile(`${folder}/a.txt`, odd);
    await load();
    const settled = await written(warehouse);
    assert.deepEqual(settled.map(({ name }) => name), ["a.txt"]);
    await load();
    assert.deepEqual(await written(warehouse), settled);
  });
});
