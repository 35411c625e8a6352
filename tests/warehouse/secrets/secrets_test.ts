import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { gzipSync } from "node:zlib";
import { parse } from "yaml";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import { secretTokens } from "../../../lib/privacy/secret_tokens.ts";
import { hideSecrets } from "../../../lib/warehouse/secrets/hide_secrets.ts";
import { SecretBook } from "../../../lib/warehouse/secrets/secret_book.ts";
import { loadFolder, openWarehouse, type Warehouse } from "../../../lib/warehouse/mod.ts";
import { zipOf } from "../../bad_inputs/_zip.ts";
import { Canaries } from "../../privacy/_canaries.ts";
import { plantedSample, sample } from "../../privacy/_planted_sample.ts";
import { alertsHeader, alertsMapping, type Files, folderOf, withLoaded } from "../_given.ts";

/** All text a warehouse holds. */
async function textOf(warehouse: Warehouse): Promise<string> {
  const tables = await warehouse.query<{ name: string }>(
    "tables",
    "SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal AND NOT temporary",
  );
  let text = "";
  for (const { name } of tables) text += JSON.stringify(await warehouse.query("rows", `FROM "${name}"`));
  return text;
}

async function parquetOf(select: string): Promise<Uint8Array> {
  const folder = await Deno.makeTempDir();
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (${select}) TO '${folder}/p.parquet'`);
  connection.closeSync();
  instance.closeSync();
  const bytes = await Deno.readFile(`${folder}/p.parquet`);
  await Deno.remove(folder, { recursive: true });
  return bytes;
}

/** Loads the company that ships with Hindcast, and hands over how many rows its tables have. */
async function counted(files: Files, inspect: (warehouse: Warehouse) => Promise<void>): Promise<unknown> {
  const config = parse(await Deno.readTextFile(`${sample}/hindcast.yaml`));
  let counts: unknown;
  await withLoaded(files, config, async (warehouse, report) => {
    assert.deepEqual(report.files.filter(({ status }) => status === "refused"), []);
    const tables = ["incidents", "incident_links", "messages", "changes", "alerts", "incident_changes"];
    const rows = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(", ");
    counts = [...await warehouse.query("rows", `SELECT ${rows}`)];
    await inspect(warehouse);
  });
  return counts;
}

Deno.test("canaries in every text file of the sample: none in any table, and records are linked as without them", async () => {
  const { clean, planted, canaries } = await plantedSample(12);
  assert.ok(canaries.count > 100, `${canaries.count} planted`);
  const counts = await counted(planted, async (warehouse) => {
    assert.deepEqual(canaries.in(await textOf(warehouse)), []);
    const [found] = await warehouse.query<{ n: number }>(
      "found",
      "SELECT sum(found) AS n FROM secrets_found",
    );
    assert.equal(found?.n, canaries.count);
  });
  assert.deepEqual(counts, await counted(clean, () => Promise.resolve()));
});

const config = {
  tables: [
    alertsMapping,
    {
      name: "lake",
      format: "parquet",
      files: "*.parquet",
      table: "alerts",
      columns: { id: "key", title: "note" },
    },
  ],
};

function day(text: string): string {
  return JSON.stringify([{ type: "message", user: "U1", text, ts: "1767225600.000100" }]);
}

Deno.test("a name of a file, a gzip, a zip, a Parquet file, a cell that is left out, a column of its own: no canary anywhere", async () => {
  const canaries = new Canaries();
  const rows = `${alertsHeader}A1,2026-01-01T10:00:00Z,,checkout,"saw ${canaries.next()}"\n`;
  const files: Files = {
    [`of ${canaries.next().replaceAll("/", "")}.csv`]: rows,
    "packed.csv.gz": gzipSync(rows.replace("A1", "A2").replace("checkout", `checkout ${canaries.next()}`)),
    "rejected.csv": `${alertsHeader}A3,yesterday ${canaries.next()},,checkout,x\n`,
    "more.csv": `key,fired,cleared,service,title,${canaries.next()}\nA4,2026-01-01T10:00:00Z,,checkout,x,7\n`,
    "p.parquet": await parquetOf(
      `SELECT 'P' || i AS key, 'note ${canaries.next()}' AS note FROM range(3) AS r (i)`,
    ),
    "chat.zip": zipOf([
      { name: "users.json", text: "[]" },
      {
        name: "channels.json",
        text: JSON.stringify([{ id: "C1", name: "inc-1", created: 1767225600, members: [] }]),
      },
      { name: "inc-1/2026-01-01.json", text: day(`we saw <https://x.example/?t=${canaries.next()}|this>`) },
    ]),
  };
  await withLoaded(files, config, async (warehouse, report) => {
    assert.deepEqual(canaries.in(JSON.stringify(report)), []);
    assert.deepEqual(canaries.in(await textOf(warehouse)), []);
    const [check] = await warehouse.query<{ message: string; line: number }>(
      "told",
      "SELECT message, line FROM checks WHERE check_name = 'secrets_replaced' ORDER BY line, message",
    );
    assert.match(check?.message ?? "", /^\d+ of kind [a-z-]+ in \d files were replaced by tokens/);
  });
});

Deno.test("the key lies beside the warehouse, for its owner alone, and tokens stay the same over loads", async () => {
  const folder = await folderOf({
    "raw/a.csv": `${alertsHeader}A1,2026-01-01T10:00:00Z,,checkout,password=hunter22\n`,
    "more/b.csv": `${alertsHeader}A2,2026-01-02T10:00:00Z,,checkout,password=hunter22\n`,
  });
  const path = `${folder}/w.duckdb`;
  const titles: unknown[] = [];
  for (const part of ["raw", "more"]) {
    const warehouse = await openWarehouse(path);
    await loadFolder(warehouse, `${folder}/${part}`, { config: parseConfig(config) });
    titles.push(...await warehouse.query("titles", "SELECT DISTINCT title FROM alerts"));
    warehouse.close();
  }
  assert.equal(new Set(titles.map((row) => JSON.stringify(row))).size, 1);
  assert.equal((await Deno.stat(`${path}.key`)).mode! & 0o777, 0o600);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("exports without secrets leave no key behind", async () => {
  const folder = await folderOf({ "raw/a.csv": `${alertsHeader}A1,2026-01-01T10:00:00Z,,checkout,x\n` });
  const warehouse = await openWarehouse(`${folder}/w.duckdb`);
  await loadFolder(warehouse, `${folder}/raw`, { config: parseConfig(config) });
  warehouse.close();
  await assert.rejects(Deno.stat(`${folder}/w.duckdb.key`), Deno.errors.NotFound);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("the halves of a large file are searched at once: a secret across the middle is found, and one at the end", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/large.txt`;
  const size = 65 * 2 ** 20;
  const secret = Buffer.from(` ${new Canaries().next()} `);
  try {
    for (const at of [size / 2 - 12, size - secret.length]) {
      const bytes = new Uint8Array(size).fill(120);
      for (let line = 99; line < size; line += 100) bytes[line] = 10;
      bytes.set(secret, at);
      await Deno.writeFile(path, bytes);
      const book = new SecretBook(secretTokens(() => new Uint8Array(32)));
      await hideSecrets(path, book);
      assert.deepEqual(book.counts.map(({ found, line }) => [found, line]), [[1, 1 + Math.floor(at / 100)]]);
      const hidden = Buffer.from(await Deno.readFile(path));
      assert.equal(hidden.includes(secret), false);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
