import assert from "node:assert/strict";
import { splunkXml } from "../../../lib/sources/splunk/_xml.ts";
import { splunkResults } from "../../../lib/sources/splunk/results.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const folder =
  new URL("../../../../shared/data/vendors/splunk/splunk/src/test/resources/data", import.meta.url).pathname;

function isThere(): boolean {
  try {
    return Deno.statSync(folder).isDirectory;
  } catch {
    return false;
  }
}

const ignore = !isThere();

interface Expected {
  readonly fields: readonly string[];
  readonly is_preview: boolean;
  readonly results: readonly { readonly fields: Readonly<Record<string, unknown>> }[];
  readonly messages?: readonly { readonly type: string; readonly value: string }[];
}

type Tables = Readonly<Record<string, Readonly<Record<string, Expected>>>>;
type Exports = Readonly<
  Record<
    string,
    {
      readonly with_preview: readonly Expected[];
      readonly without_preview: Expected;
      readonly nonreporting?: Expected;
    }
  >
>;

/** What a file says, as the expected parse tells it; the raw XML of an event aside. */
function parsed(text: string) {
  return [...splunkXml(text)].map(({ preview, fields, messages, results }) => ({
    fields,
    messages,
    is_preview: preview,
    results: results.map((result) => ({ fields: result.fields })),
  }));
}

function expected({ fields, messages = [], is_preview, results }: Expected) {
  return { fields, messages, is_preview, results: results.map((result) => ({ fields: result.fields })) };
}

const textOf = (path: string) => Deno.readTextFileSync(`${folder}/${path}`);

Deno.test({ name: `Splunk: results as XML equal their expected parse (${folder})`, ignore }, async (t) => {
  const tables = JSON.parse(textOf("resultsreader_test_data.json")) as Tables;
  for (const [version, files] of Object.entries(tables)) {
    for (const [name, table] of Object.entries(files)) {
      await t.step(`results/${version}/${name}.xml`, () => {
        const text = textOf(`results/${version}/${name}.xml`);
        const found = parsed(text).map((document) => ({ ...document, messages: [] }));
        // A file of no bytes has no results; the loader refuses it before any source is asked.
        assert.deepEqual(found, text === "" ? [] : [expected(table)]);
      });
    }
  }
});

Deno.test({ name: `Splunk: exports as XML equal their expected parse (${folder})`, ignore }, async (t) => {
  const exports = JSON.parse(textOf("export_test_data.json")) as Exports;
  for (const [version, { with_preview, without_preview, nonreporting }] of Object.entries(exports)) {
    await t.step(`export/${version}/export_results.xml`, () => {
      const found = parsed(textOf(`export/${version}/export_results.xml`));
      assert.deepEqual(found, with_preview.map(expected));
      assert.deepEqual(found.find((document) => !document.is_preview), expected(without_preview));
    });
    if (nonreporting) {
      await t.step(`export/${version}/nonreporting.xml`, () => {
        // Such an export ends one document and begins the next; together they are what is expected.
        const found = parsed(textOf(`export/${version}/nonreporting.xml`));
        assert.deepEqual(found.flatMap(({ results }) => results), expected(nonreporting).results);
        assert.deepEqual([found[0]?.fields, found[0]?.is_preview], [
          nonreporting.fields,
          nonreporting.is_preview,
        ]);
      });
    }
  }
});

/** Results of each file, and how many of them are lines of logs; the others are previews and rows of statistics. */
const files: Readonly<Record<string, readonly [number, number]>> = {
  "export/4.2.5/export_results.xml": [6, 0],
  "export/4.3.5/export_results.xml": [6, 0],
  "export/5.0.1/export_results.xml": [6, 0],
  "export/5.0.1/nonreporting.xml": [4, 4],
  "results/4.2.5/results-preview.xml": [2, 0],
  "results/4.2.5/results.xml": [2, 2],
  "results/4.3.5/results-preview.xml": [10, 0],
  "results/4.3.5/results.xml": [4, 4],
  "results/5.0.2/results-empty.xml": [0, 0],
  "results/5.0.2/results-empty_preview.xml": [0, 0],
  "results/5.0.2/results-preview.xml": [3, 0],
  "results/5.0.2/results.xml": [3, 3],
  "results/results.xml": [5, 0],
  "results/results5.json": [3, 0],
  "results/resultsExport.json": [69, 0],
  "results/resultsExport.xml": [84, 0],
  "results/resultsMV.csv": [1, 1],
  "results/resultsMV.xml": [1, 1],
  "results/resultsMV4.json": [1, 1],
  "results/resultsMV5.json": [1, 1],
  "results/resultsMVFuture.json": [1, 1],
  "results/resultsMVOneshot.csv": [1, 1],
  "results/resultsMVOneshot.xml": [1, 1],
  "results/resultsMVOneshot4.json": [1, 1],
  "results/resultsMVOneshot5.json": [1, 1],
  "results/resultsMVOneshotFuture.json": [1, 1],
  "results/resultsPreview.xml": [10, 0],
};

/** Nothing in them but two columns of anybody's, and two files of no bytes: no source claims them. */
const unclaimed = [
  "results/4.2.5/results-empty.xml",
  "results/4.3.5/results-empty.xml",
  "results/results.csv",
  "results/results4.json",
];

Deno.test({ name: `Splunk: every file is read or refused whole (${folder})`, ignore }, async (t) => {
  const config = { zones: { sources: { splunk_results: "America/Los_Angeles" } } };
  const names = [
    "export/4.2.5",
    "export/4.3.5",
    "export/5.0.1",
    "results/4.2.5",
    "results/4.3.5",
    "results/5.0.2",
    "results",
  ]
    .flatMap((below) =>
      [...Deno.readDirSync(`${folder}/${below}`)].filter(({ isFile }) => isFile).map(({ name }) =>
        `${below}/${name}`
      )
    );
  for (const name of names) {
    const text = textOf(name).replace(/^\uFEFF/, "");
    if (!splunkResults.recognise(givenHead(text, name))) {
      assert.ok(unclaimed.includes(name), name);
      continue;
    }
    await t.step(name, async () => {
      const file = givenFile(text, { path: name, config });
      const records = await readAll(splunkResults, file);
      const told = records.reduce((sum, { records: n = 1 }) => sum + n, 0);
      assert.equal(told, await splunkResults.count(file));
      assert.equal(records.filter((record) => "rejected" in record).length, 0);
      const lines = rowsOf(records, "log_counts").reduce((sum, { lines: n }) => sum + Number(n), 0);
      assert.deepEqual([told, lines], files[name]);
    });
  }
});
