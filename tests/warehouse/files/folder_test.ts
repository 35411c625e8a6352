import assert from "node:assert/strict";
import { exportsIn, largeFirst } from "../../../lib/warehouse/files/folder.ts";

Deno.test("large files come first, each kind in the order of names; what is gone keeps its turn", async () => {
  const folder = await Deno.makeTempDir();
  const sizes = { "a.csv": 10, "b/large.json": 4 * 2 ** 20, "c.csv": 20, "d.json": 5 * 2 ** 20, "e.csv": 1 };
  await Deno.mkdir(`${folder}/b`);
  for (const [name, bytes] of Object.entries(sizes)) {
    await Deno.writeTextFile(`${folder}/${name}`, "");
    await Deno.truncate(`${folder}/${name}`, bytes);
  }
  const found = await exportsIn(folder);
  assert.deepEqual(found.map(({ name }) => name), Object.keys(sizes));
  await Deno.remove(`${folder}/c.csv`);
  const order = await largeFirst(found);
  assert.deepEqual(order.map(({ name }) => name), ["b/large.json", "d.json", "a.csv", "c.csv", "e.csv"]);
  await Deno.remove(folder, { recursive: true });
});
