import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { type FileOutcome, loadFolder, openWarehouse, tableHash } from "../../lib/warehouse/mod.ts";
import { alertRow, alertsHeader, alertsMapping, folderOf } from "./_given.ts";

const config = parseConfig({ tables: [alertsMapping] });

/** Cuts a load short where a file was dealt with. */
async function cutShort(path: string, folder: string, at: string): Promise<void> {
  const onFile = ({ name }: FileOutcome) => {
    if (name === at) throw new Error("cut short");
  };
  const warehouse = await openWarehouse(path);
  try {
    await assert.rejects(loadFolder(warehouse, folder, { config, onFile }), /cut short/);
  } finally {
    warehouse.close();
  }
}

Deno.test("a load of known and refused files that is cut short leaves a warehouse to ask; one that wrote a file does not", async () => {
  const folder = await folderOf({
    "a.csv": alertsHeader + alertRow(0),
    "odd.txt": "not an export of anything\n",
  });
  const path = `${folder}.duckdb`;
  const warehouse = await openWarehouse(path);
  await loadFolder(warehouse, folder, { config });
  const whole = await tableHash(warehouse);
  warehouse.close();

  await cutShort(path, folder, "odd.txt");
  const asked = await openWarehouse(path, { readOnly: true });
  assert.equal(await tableHash(asked), whole);
  asked.close();

  await Deno.writeTextFile(`${folder}/b.csv`, alertsHeader + alertRow(1));
  await Deno.remove(`${folder}/a.csv`);
  await cutShort(path, folder, "b.csv");
  await assert.rejects(openWarehouse(path, { readOnly: true }), { code: "E-STALE" });
  // A load that is cut short before it writes anything does not call whole what another left in parts.
  await cutShort(path, folder, "b.csv");
  await assert.rejects(openWarehouse(path, { readOnly: true }), { code: "E-STALE" });

  const again = await openWarehouse(path);
  assert.equal((await loadFolder(again, folder, { config })).resumed, true);
  again.close();
  (await openWarehouse(path, { readOnly: true })).close();
  await Deno.remove(path);
  await Deno.remove(folder, { recursive: true });
});
