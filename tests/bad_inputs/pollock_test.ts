import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";
import { folderOf } from "../warehouse/_given.ts";
import { ownTable, pollock, type Shape, type Table, valuesOf } from "./pollock.ts";

const samples = "../shared/data/csv/pollock/csv";
const isLong = Deno.env.get("HINDCAST_LONG") === "1";
/** Every so many damaged files where not all are loaded: 300 of them, whatever way they are damaged. */
const step = isLong ? 1 : 8;

const config = parseConfig({
  tables: [{
    name: "monitor",
    format: "csv",
    table: "alerts",
    columns: { id: "KEY", started_at: "AT", title: "TITLE" },
  }],
});

interface Loaded {
  readonly file: string;
  readonly key: string;
  readonly at: string;
  readonly title: string | null;
  readonly extra: string;
}

/** Whole files first, then every so many of those with a damaged line; keys tell the files apart. */
function chosen(): Shape[] {
  const all = [...pollock(ownTable())];
  assert.equal(all.length, 2290);
  return all
    .filter(({ name }, at) => !name.startsWith("row_") || at % step === 0)
    .map((shape, at) => ({ ...shape, text: shape.text.replaceAll(/A-(?=\d)/g, `A${at}-`) }));
}

/** A row of the table as the warehouse holds it. */
function asLoaded(values: readonly string[], file: number): Omit<Loaded, "file"> {
  const [date, at = "", level, key = "", cost, title = "", text, url, note = ""] = values;
  const rest = {
    DATE: date,
    LEVEL: level,
    COST: cost,
    TEXT: text,
    URL: url,
    NOTE: note === "" ? null : note,
  };
  return {
    key: key.replace("A-", `A${file}-`),
    at: at.replace("Z", ".000Z"),
    title,
    extra: JSON.stringify(rest),
  };
}

const reported: ReadonlySet<string> = new Set([
  "empty",
  "header only",
  "no header",
  "preamble",
  "more headers",
  "more tables",
  "dialect",
  "header",
]);

Deno.test(`${isLong ? "all 2,290" : "every eighth of 2,290"} damaged CSV files: loaded right, rejected by record, or refused, none silently wrong`, async (t) => {
  const shapes = chosen();
  const table = valuesOf(ownTable());
  const folder = await folderOf(Object.fromEntries(shapes.map(({ text }, at) => [`${at}.csv`, text])));
  const warehouse = await openWarehouse(":memory:");
  const { files } = await loadFolder(warehouse, folder, { config });
  const rows = await warehouse.query<Loaded>(
    "loaded",
    `SELECT split_part(f.name, '.', 1) AS file, vendor_id AS key, started_at AS at, title, extra
     FROM alerts JOIN files AS f USING (file_id)`,
  );
  const rejects = await warehouse.query<{ file: string; raw: string }>(
    "rejects",
    `SELECT split_part(f.name, '.', 1) AS file, string_agg(raw, chr(10)) AS raw
     FROM rejects JOIN files AS f USING (file_id) WHERE scope = 'record' GROUP BY 1`,
  );
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
  const byFile = Map.groupBy(rows, ({ file }) => file);
  const rawOf = new Map(rejects.map(({ file, raw }) => [file, raw]));
  const outcomes = new Map(files.map((outcome) => [outcome.name, outcome]));
  const tally = { right: 0, rejected: 0, refused: 0 };
  for (const [at, { name, damage }] of shapes.entries()) {
    const outcome = outcomes.get(`${at}.csv`);
    const loaded = new Map((byFile.get(`${at}`) ?? []).map(({ file: _, ...row }) => [row.key, row]));
    if (outcome?.status === "refused") {
      tally.refused++;
      assert.equal(loaded.size, 0, name);
      assert.match(outcome.message ?? "", /^Cannot load /, name);
      assert.notEqual(outcome.code, "E-BOOKS", `${name}: ${outcome.message}`);
      assert.notEqual(outcome.code, "E-DB", `${name}: ${outcome.message}`);
      continue;
    }
    assert.equal(outcome?.status, "loaded", name);
    const raw = rawOf.get(`${at}`) ?? "";
    const expected = damage === "one row" ? table.slice(0, 1) : damage === "header only" ? [] : table;
    for (const values of expected) {
      const row = asLoaded(values, at);
      const found = loaded.get(row.key);
      if (found) assert.deepEqual(found, row, name);
      else assert.ok(raw.includes(row.key), `${name}: ${row.key} is neither loaded nor rejected`);
      loaded.delete(row.key);
    }
    assert.deepEqual([...loaded.keys()], [], `${name}: rows nobody wrote`);
    if (raw === "") tally.right++;
    else tally.rejected++;
    if (reported.has(damage)) assert.ok(raw !== "" || outcome?.message, `${name} is taken without a word`);
    if (damage === "clean" || damage === "one row") assert.equal(raw, "", name);
  }
  await t.step(
    `${tally.right} right, ${tally.rejected} with records rejected, ${tally.refused} refused`,
    () => {
      assert.equal(tally.right + tally.rejected + tally.refused, shapes.length);
    },
  );
});

/** A sample of the benchmark, with the line ends it was stored with. */
async function sample(name: string): Promise<string> {
  return (await Deno.readTextFile(`${samples}/${name}`)).replaceAll("\r\n", "\n");
}

/** The benchmark's table as it stands in its undamaged file. */
async function theirTable(): Promise<Table> {
  const lines = (await sample("source.csv")).trimEnd().split("\n")
    .map((line) =>
      line.match(/(?:"(?:[^"]|"")*"|[^",]*)(?:,|$)/g)?.slice(0, 9).map((cell) => cell.replace(/,$/, "")) ?? []
    );
  const [header = [], ...rows] = lines;
  return { header, rows };
}

Deno.test({
  name: `the damage is that of the benchmark's samples (${samples})`,
  ignore: !(await Deno.stat(samples).then(() => true, () => false)),
  async fn() {
    const ours = new Map([...pollock(await theirTable())].map(({ name, text }) => [name, text]));
    let compared = 0;
    for await (const { name } of Deno.readDir(samples)) {
      // Of a second table the benchmark's own writer quotes cells in a way of its own: its first lines are compared.
      const cut = (text: string) =>
        name.includes("multitable") ? text.split("\n").slice(0, 85).join("\n") : text;
      const text = ours.get(name)?.replaceAll("\r\n", "\n");
      assert.equal(text === undefined ? text : cut(text), cut(await sample(name)), name);
      compared++;
    }
    assert.ok(compared > 20);
  },
});
