import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { csvHeader } from "../../lib/sources/csv_header.ts";
import { type FileOutcome, loadFolder, openWarehouse, type Warehouse } from "../../lib/warehouse/mod.ts";

const root = "../shared/data/csv";
const isThere = (path: string) => Deno.stat(path).then(() => true, () => false);

async function* filesBelow(folder: string, below = ""): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* filesBelow(`${folder}/${name}`, `${below}${name}/`);
    else yield `${below}${name}`;
  }
}

/** Loads a folder with a mapping of its own for each file: the first column is the id, the rest is kept as it is. */
async function loadEach(
  folder: string,
  work: (warehouse: Warehouse, files: readonly FileOutcome[]) => Promise<void>,
): Promise<void> {
  const tables: unknown[] = [];
  for await (const path of filesBelow(folder)) {
    const head = new TextDecoder().decode((await Deno.readFile(`${folder}/${path}`)).subarray(0, 65_536));
    const [first = ""] = csvHeader(head, ",");
    if (!path.endsWith(".csv") || first === "") continue;
    tables.push({
      name: `m${tables.length}`,
      format: "csv",
      table: "incidents",
      files: path,
      columns: { id: first },
    });
  }
  const warehouse = await openWarehouse(":memory:");
  try {
    const { files } = await loadFolder(warehouse, folder, { config: parseConfig({ tables }) });
    await work(warehouse, files);
  } finally {
    warehouse.close();
  }
}

const spectrum = `${root}/csv-spectrum/csvs`;
/** Faults of the fixtures themselves: one has LF where its twin has CRLF, one a quote inside a field. */
const faulty = new Set(["newlines_crlf.csv", "location_coordinates.csv"]);

Deno.test({
  name: `csv-spectrum is read as its clean twins say (${spectrum})`,
  ignore: !(await isThere(spectrum)),
  fn: () =>
    loadEach(spectrum, async (warehouse, files) => {
      assert.equal(files.length, 12);
      for (const { name, status, code, message } of files) {
        assert.equal(code, null, message ?? name);
        // Two files are copies of others.
        if (faulty.has(name) || status === "known") continue;
        const rows = await warehouse.query<{ id: string; extra: string | null }>(
          "rows",
          "SELECT r.vendor_id AS id, r.extra FROM incident_records AS r JOIN files AS f USING (file_id) WHERE f.name = $name ORDER BY r.line",
          { name },
        );
        const twin = JSON.parse(
          await Deno.readTextFile(`${spectrum}/../json/${name.replace(".csv", ".json")}`),
        );
        const expected = (twin as Record<string, string>[]).map((record) => {
          const [[, id] = [], ...rest] = Object.entries(record);
          return {
            id,
            ...Object.fromEntries(rest.map(([key, value]) => [key, value === "" ? null : value])),
          };
        });
        assert.deepEqual(rows.map(({ id, extra }) => ({ id, ...JSON.parse(extra ?? "{}") })), expected, name);
      }
      const rejected = await warehouse.query<{ name: string; code: string }>(
        "rejected",
        "SELECT f.name, r.code FROM rejects AS r JOIN files AS f USING (file_id)",
      );
      assert.deepEqual([...rejected], [{ name: "location_coordinates.csv", code: "E-QUOTE" }]);
    }),
});

const broken = `${root}/duckdb`;

Deno.test({
  name:
    `DuckDB's own broken CSV: each file is taken with balanced books or refused with a reason (${broken})`,
  ignore: !(await isThere(broken)),
  fn: () =>
    loadEach(broken, (_, files) => {
      assert.ok(files.length > 90);
      for (const { name, code, message, rowsRead, loaded, updated, unchanged, rejected } of files) {
        assert.ok(code !== "E-DB" && code !== "E-BOOKS", `${name}: ${message}`);
        assert.equal(rowsRead, loaded + updated + unchanged + rejected, name);
      }
      return Promise.resolve();
    }),
});
