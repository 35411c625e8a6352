import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, loadLabels, openWarehouse, type Warehouse } from "../../lib/warehouse/mod.ts";

const header = "incident_id,role,category,evidence,labelled_at,by,note\n";
const at = "2026-07-02T10:00:00Z";

async function withLabels(
  csv: string | null,
  work: (warehouse: Warehouse, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  await Deno.copyFile("data/labels/taxonomy.yaml", `${folder}/taxonomy.yaml`);
  if (csv !== null) await Deno.writeTextFile(`${folder}/causes.csv`, csv);
  const warehouse = await openWarehouse(":memory:");
  for (const id of ["a", "b", "c"]) {
    await warehouse.run(
      `INSERT INTO incidents (incident_id, records, is_censored) VALUES ('${id}', 1, false)`,
    );
  }
  try {
    await work(warehouse, folder);
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}

function decided(warehouse: Warehouse) {
  return warehouse.query(
    "decided",
    "SELECT incident_id AS id, cause_category AS cause, trigger_category AS trigger FROM incidents ORDER BY 1",
  );
}

Deno.test("labels fill cause and trigger apart; unknown fills neither; the newest holds", async () => {
  const csv = header +
    `a,cause,capacity,"full, again",${at},mk,first\n` +
    `a,trigger,deployment,,${at},mk,\n` +
    `b,cause,code,,2026-07-03T10:00:00Z,ab,\n` +
    `b,cause,data,,${at},mk,older and further down\n` +
    `c,cause,unknown,,${at},mk,\n`;
  await withLabels(csv, async (warehouse, folder) => {
    const report = await loadLabels(warehouse, folder);
    const file = `${folder}/causes.csv`;
    assert.deepEqual(report, { file, rows: 5, labels: 4, incidents: 3, postmortems: 0, leftOut: [] });
    assert.deepEqual([...await decided(warehouse)], [
      { id: "a", cause: "capacity", trigger: "deployment" },
      { id: "b", cause: "code", trigger: null },
      { id: "c", cause: null, trigger: null },
    ]);
    const [label] = await warehouse.query(
      "label",
      "SELECT * FROM labels WHERE entity_id = 'a' AND label = 'cause'",
    );
    assert.equal(label?.evidence, "full, again");
    assert.equal(label?.decided_by, "mk");
    assert.equal(label?.line, 2);
    const [loaded] = await warehouse.query("file", "SELECT * FROM files");
    assert.equal(loaded?.kind, "cause_labels");
    assert.equal(loaded?.rows_read, 5);
    const [categories] = await warehouse.query("categories", "SELECT count(*) AS n FROM cause_categories");
    assert.equal(categories?.n, 11);
  });
});

Deno.test("what final postmortems say counts where nobody labelled an incident, under any of its ids", async () => {
  const later = "2026-08-01T10:00:00Z";
  await withLabels(`${header}r-a,cause,capacity,,${at},mk,\n`, async (warehouse, folder) => {
    await warehouse.run(
      "INSERT INTO incident_records (record_id, source, vendor, vendor_id, incident_id) VALUES ('r-a', 'pager', 'pager', '1', 'a')",
    );
    await Deno.writeTextFile(
      `${folder}/postmortem_causes.csv`,
      header + `a,cause,code,,${later},postmortem,hypothesis 2 was left standing in a\n` +
        `a,trigger,deployment,,${later},postmortem,\nb,cause,network,,${later},postmortem,\n` +
        `c,cause,weather,,${later},postmortem,\n`,
    );
    const report = await loadLabels(warehouse, folder);
    assert.deepEqual([report?.labels, report?.postmortems], [1, 2]);
    assert.match(report?.leftOut[0]?.message ?? "", /postmortem_causes\.csv:5 field "category" = "weather"/);
    assert.deepEqual([...await decided(warehouse)], [
      { id: "a", cause: "capacity", trigger: "deployment" },
      { id: "b", cause: "network", trigger: null },
      { id: "c", cause: null, trigger: null },
    ]);
    // A person's label that comes later still wins; what is loaded again is the same.
    await Deno.writeTextFile(`${folder}/causes.csv`, `${header}b,cause,unknown,,${at},mk,\n`);
    await loadLabels(warehouse, folder);
    await loadLabels(warehouse, folder);
    assert.deepEqual([...await decided(warehouse)].map(({ cause }) => cause), ["code", null, null]);
    await Deno.remove(`${folder}/postmortem_causes.csv`);
    await loadLabels(warehouse, folder);
    assert.deepEqual([...await decided(warehouse)].map(({ cause }) => cause), [null, null, null]);
  });
});

Deno.test("rows that are not sound, or name no incident, are listed; what is corrected is taken", async () => {
  const csv = header + `a,cause,weather,,${at},mk,\nz,cause,code,,${at},mk,\nb,cause,code,,${at},mk,\n`;
  await withLabels(csv, async (warehouse, folder) => {
    const report = await loadLabels(warehouse, folder);
    assert.equal(report?.labels, 1);
    assert.deepEqual(report?.leftOut.map(({ line }) => line), [2, 3]);
    assert.match(
      report?.leftOut[0]?.message ?? "",
      /^Cannot take .*causes\.csv:2 field "category" = "weather": it is no category/,
    );
    assert.match(
      report?.leftOut[1]?.message ?? "",
      /field "incident_id" = "z": the warehouse has no such incident\. Correct that line\.$/,
    );
    const rejects = await warehouse.query("rejects", "SELECT line FROM rejects ORDER BY line");
    assert.deepEqual(rejects.map(({ line }) => line), [2, 3]);
    await Deno.writeTextFile(`${folder}/causes.csv`, header + `a,cause,network,,${at},mk,\n`);
    assert.equal((await loadLabels(warehouse, folder))?.leftOut.length, 0);
    assert.deepEqual([...await decided(warehouse)].map(({ cause }) => cause), ["network", null, null]);
    assert.equal((await warehouse.query("rejects", "SELECT * FROM rejects")).length, 0);
    assert.equal((await warehouse.query("files", "SELECT * FROM files")).length, 1);
  });
});

Deno.test("labels outlive the next load, and a label may name any record of its incident", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/raw`);
  await Deno.writeTextFile(`${folder}/raw/one.csv`, "key,began\nx1,2026-07-01T10:00:00Z\n");
  await Deno.copyFile("data/labels/taxonomy.yaml", `${folder}/taxonomy.yaml`);
  const config = parseConfig({
    tables: [{
      name: "desk",
      format: "csv",
      table: "incidents",
      columns: { id: "key", started_at: "began" },
    }],
  });
  const warehouse = await openWarehouse(":memory:");
  try {
    await loadFolder(warehouse, `${folder}/raw`, { config });
    const [record] = await warehouse.query<{ id: string }>(
      "id",
      "SELECT record_id AS id FROM incident_records",
    );
    await Deno.writeTextFile(`${folder}/causes.csv`, header + `${record?.id},cause,code,,${at},mk,\n`);
    await loadLabels(warehouse, folder);
    await Deno.writeTextFile(`${folder}/raw/two.csv`, "key,began\nx2,2026-07-09T10:00:00Z\n");
    await loadFolder(warehouse, `${folder}/raw`, { config });
    assert.deepEqual([...await decided(warehouse)].map(({ cause }) => cause), ["code", null]);
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("without labels there is nothing to do; labels without a taxonomy are refused", async () => {
  await withLabels(null, async (warehouse, folder) => {
    assert.equal((await loadLabels(warehouse, folder))?.labels, 0);
    await Deno.remove(`${folder}/taxonomy.yaml`);
    assert.equal(await loadLabels(warehouse, folder), null);
    for (const name of ["postmortem_causes.csv", "causes.csv"]) {
      await Deno.writeTextFile(`${folder}/${name}`, header);
      await assert.rejects(
        loadLabels(warehouse, folder),
        /taxonomy\.yaml: there is no such file, and labels are worth/,
      );
      await Deno.remove(`${folder}/${name}`);
    }
  });
});
