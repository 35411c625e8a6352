import assert from "node:assert/strict";
import { openWarehouse, parsePeriod } from "hindcast";
import { editionLines } from "../../../lib/commands/review.ts";
import {
  type Edition,
  type EditionOptions,
  writeEdition,
} from "../../../lib/reports/edition/write_edition.ts";
import { failures, startServer } from "../../narrative/_server.ts";
import { notebookOf, scratch } from "../notebook/_notebooks.ts";
import { writeNotebook } from "../../../lib/reports/notebook/write_notebook.ts";

const faults = [
  "429",
  "429 with an hour to wait",
  "500",
  "hang before the headers",
  "HTML with status 200",
  "truncated JSON",
  "no choices",
  "null content",
  "finish_reason length",
  "redirect",
  "50 MB body",
  "wrong schema",
];

const sources = {
  parameters: 'let warehousePath: string = "";',
  often:
    `import { frequencyClaims, frequencyFinding, frequencyRows, openWarehouse, parsePeriod, show } from "hindcast";
const warehouse = await openWarehouse(warehousePath, { readOnly: true });
const periods = { period: parsePeriod("2026-Q3"), against: parsePeriod("2026-Q2") };
const found = frequencyFinding(await frequencyRows(warehouse, periods.period), periods);
warehouse.close();
await show(found);
await show(frequencyClaims(found));`,
};

type Given = Pick<EditionOptions, "warehouse" | "notebooks" | "out">;

async function warehouseIn(folder: string): Promise<string> {
  const path = `${folder}/hindcast.duckdb`;
  const warehouse = await openWarehouse(path);
  await warehouse.run(
    "INSERT INTO incidents (incident_id, started_at, records, is_censored) VALUES ('a', TIMESTAMP '2026-07-02', 1, FALSE)",
  );
  warehouse.close();
  return path;
}

async function notebookIn(folder: string): Promise<string> {
  const path = `${folder}/one.ipynb`;
  const notebook = notebookOf(sources);
  const metadata = { slideshow: { slide_type: "slide" }, hindcast: { order: 1, chapter: "How often" } };
  const cells = notebook.cells.map((one) => one.id === "often" ? { ...one, metadata } : one);
  await Deno.writeTextFile(path, writeNotebook({ ...notebook, cells }));
  return path;
}

/** The edition of an incident while a model fails in a way, and how often it was asked. */
async function editionWith(name: string, { warehouse, notebooks, out }: Given): Promise<[Edition, number]> {
  await using server = startServer(failures[name]?.respond ?? assert.fail(name));
  const timeoutMs = name.startsWith("hang") ? 1500 : 60_000;
  const edition = await writeEdition({
    period: parsePeriod("2026-Q3"),
    against: null,
    warehouse,
    notebooks,
    out,
    zone: "UTC",
    seed: 1,
    narrator: { model: { model: "faulty", baseUrl: server.baseUrl, key: null, timeoutMs } },
  });
  return [edition, server.requests.length];
}

Deno.test("twelve ways a model fails: the edition is written all the same, and names the cause", async (t) => {
  await using folder = await scratch();
  const given = { warehouse: await warehouseIn(folder.path), notebooks: [await notebookIn(folder.path)] };
  const written = await Promise.all(
    faults.map((name, place) => editionWith(name, { ...given, out: `${folder.path}/edition-${place}` })),
  );
  for (const [place, [edition, asked]] of written.entries()) {
    const name = faults[place] ?? "";
    const reason = failures[name]?.reason ?? /^$/;
    await t.step(name, async () => {
      assert.ok(asked > 0);
      for (const file of edition.files) await Deno.stat(`${edition.out}/${file}`);
      const { narrative } = JSON.parse(await Deno.readTextFile(`${edition.out}/manifest.json`));
      assert.deepEqual([narrative.writer, narrative.model], ["offline", null]);
      assert.match(narrative.reason, reason);
      assert.match(editionLines(edition).at(-1) ?? "", reason);
      assert.match(await Deno.readTextFile(`${edition.out}/report.html`), /1 incident/);
    });
  }
});
