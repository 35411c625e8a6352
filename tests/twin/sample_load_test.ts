import assert from "node:assert/strict";
import { parse } from "yaml";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, loadLabels, openWarehouse, type Warehouse } from "../../lib/warehouse/mod.ts";

interface Books {
  readonly path: string;
  readonly source: string;
  readonly records: number;
  readonly rejects: readonly { readonly scope: string; readonly code: string }[];
}

interface Truth {
  readonly totals: Readonly<Record<string, number>>;
  readonly incident_records_by_source: Readonly<Record<string, number>>;
  readonly files: readonly Books[];
  readonly planted: {
    readonly causes: Readonly<Record<string, readonly string[]>>;
    readonly cause_not_told: readonly string[];
  };
}

const sample = new URL("../../data/sample", import.meta.url).pathname;
const lost = ({ rejects }: Books) => rejects.filter(({ scope }) => scope === "record");
const byText = (lines: readonly string[]) => lines.toSorted((one, other) => (one < other ? -1 : 1));

const tables = [
  "incidents",
  "counted_incidents",
  "incident_records",
  "alerts",
  "messages",
  "metric_points",
  "postmortems",
];

async function texts(warehouse: Warehouse, sql: string): Promise<string[]> {
  return byText((await warehouse.query<{ text: string }>("texts", sql, {})).map(({ text }) => text));
}

/** Every label of the sample names an incident, and says what is true of it or that it cannot be told. */
async function compareLabels(warehouse: Warehouse): Promise<void> {
  const { planted } = JSON.parse(await Deno.readTextFile(`${sample}/truth.json`)) as Truth;
  const report = await loadLabels(warehouse, `${sample}/labels`, "data/labels/taxonomy.yaml");
  assert.equal(report?.labels, 90);
  assert.deepEqual(report.leftOut, []);
  const labels = await warehouse.query<{ id: string; category: string }>(
    "labels",
    "SELECT split_part(entity_id, ':', 2) AS id, value AS category FROM labels WHERE label = 'cause'",
  );
  assert.equal(labels.length, 90);
  for (const { id, category } of labels) {
    const isSilent = planted.cause_not_told.includes(id);
    assert.ok(
      isSilent ? category === "unknown" : planted.causes[category]?.includes(id),
      `${id} ${category}`,
    );
  }
}

async function compareLoad(warehouse: Warehouse): Promise<void> {
  const truth = JSON.parse(await Deno.readTextFile(`${sample}/truth.json`)) as Truth;
  const config = parseConfig(parse(await Deno.readTextFile(`${sample}/hindcast.yaml`)));
  const { files } = await loadFolder(warehouse, `${sample}/raw`, { config });
  const nameOf = ({ path }: Books) => path.replace(/^raw\//, "");
  assert.deepEqual(
    byText(
      files.map(({ name, kind, rowsRead, rejected }) =>
        `${name} ${kind}: ${rowsRead} read, ${rejected} rejected`
      ),
    ),
    byText(
      truth.files.map((file) =>
        `${nameOf(file)} ${file.source}: ${file.records} read, ${lost(file).length} rejected`
      ),
    ),
  );
  assert.deepEqual(
    await texts(
      warehouse,
      "SELECT f.name || ' ' || r.code AS text FROM rejects AS r JOIN files AS f USING (file_id) WHERE scope = 'record'",
    ),
    byText(truth.files.flatMap((file) => lost(file).map(({ code }) => `${nameOf(file)} ${code}`))),
  );
  assert.deepEqual(
    await texts(warehouse, "SELECT source || ' ' || count(*) AS text FROM incident_records GROUP BY source"),
    byText(Object.entries(truth.incident_records_by_source).map(([source, count]) => `${source} ${count}`)),
  );
  assert.deepEqual(
    await texts(
      warehouse,
      tables.map((table) => `SELECT '${table} ' || count(*) AS text FROM ${table}`).join(" UNION ALL "),
    ),
    byText(tables.map((table) => `${table} ${truth.totals[table]}`)),
  );
}

Deno.test("a load of the sample shows what its truth says, file by file and table by table, and its labels hold", async () => {
  const warehouse = await openWarehouse(":memory:");
  try {
    await compareLoad(warehouse);
    await compareLabels(warehouse);
  } finally {
    warehouse.close();
  }
});
