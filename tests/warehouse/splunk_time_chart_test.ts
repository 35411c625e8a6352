import assert from "node:assert/strict";
import { splunkTimeChart } from "../../lib/sources/splunk/time_chart.ts";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse, tableHash } from "../../lib/warehouse/mod.ts";
import { givenHead } from "../sources/_given_file.ts";
import { folderOf, withLoaded } from "./_given.ts";

const chart = '"_time","avg(duration)",count,host,"_span"\n' +
  '"2026-07-14T10:00:00.000+02:00","1.5",3,"web-1",60\n' +
  '"2026-07-14 08:01:00 GMT",,4,"web-1",60\n' +
  '1784016120,"2.5","",web-2,60\n';

const points = `SELECT name, json_extract_string(labels, '$.host') AS host, sampled_at::VARCHAR AS at, value
FROM metric_points JOIN metric_series USING (series_id) ORDER BY ALL`;

const expected = [
  { name: "avg(duration)", host: "web-1", at: "2026-07-14 08:00:00", value: 1.5 },
  { name: "avg(duration)", host: "web-2", at: "2026-07-14 08:02:00", value: 2.5 },
  { name: "count", host: "web-1", at: "2026-07-14 08:00:00", value: 3 },
  { name: "count", host: "web-1", at: "2026-07-14 08:01:00", value: 4 },
];

Deno.test("Splunk time chart: each filled cell is a sample, and the books balance", async () => {
  await withLoaded({ "chart.csv": chart }, {}, async (warehouse, report) => {
    const [file] = report.files;
    assert.deepEqual([file?.kind, file?.rowsRead, file?.loaded, file?.rejected], [
      "splunk_time_chart",
      4,
      4,
      0,
    ]);
    assert.deepEqual(await warehouse.query("points", points), expected);
  });
});

Deno.test("Splunk time chart: cells that are no numbers and rows that do not fit are rejected", async () => {
  const broken = chart +
    '2026-07-14T08:03:00Z,"n/a, really",7,web-1,60\n2026-07-14T08:04:00Z,1\nsoon,1,2,web-1,60\n';
  // What is wrong stands further down than what tells the columns.
  const long = chart + "2026-07-14T08:00:00Z,,,web-9,60\n".repeat(3000) + broken.slice(chart.length);
  await withLoaded({ "chart.csv": long }, {}, async (warehouse, report) => {
    const [file] = report.files;
    assert.deepEqual([file?.rowsRead, file?.loaded, file?.rejected], [9, 5, 4]);
    const codes = await warehouse.query<{ code: string }>("codes", "SELECT code FROM rejects ORDER BY code");
    assert.deepEqual(codes.map(({ code }) => code), ["E-DATE", "E-DATE", "E-FIELDS", "E-NUMBER"]);
  });
});

Deno.test("Splunk time chart: overlapping charts give the same points in any order", async () => {
  const later = chart.split("\n").slice(0, 1).join("") +
    "\n2026-07-14T08:01:00Z,,4,web-1,60\n2026-07-14T08:05:00Z,9,5,web-1,60\n";
  const hashes: string[] = [];
  for (const order of [[chart, later], [later, chart]]) {
    const warehouse = await openWarehouse(":memory:");
    for (const text of order) {
      const folder = await folderOf({ "chart.csv": text });
      await loadFolder(warehouse, folder, { config: parseConfig({}) });
      await Deno.remove(folder, { recursive: true });
    }
    hashes.push(await tableHash(warehouse));
    warehouse.close();
  }
  assert.equal(hashes[0], hashes[1]);
});

Deno.test("Splunk time chart: naive stamps need a zone", async () => {
  const naive = "_time,count\n2026-07-14 10:00:00,3\n";
  await withLoaded({ "chart.csv": naive }, {}, (_, report) => {
    assert.match(report.files[0]?.message ?? "", /zones: sources: \{ splunk_time_chart: Europe\/Berlin \}/);
    return Promise.resolve();
  });
  const config = { zones: { sources: { splunk_time_chart: "Europe/Berlin" } } };
  await withLoaded({ "chart.csv": naive }, config, async (warehouse) => {
    const [point] = await warehouse.query<{ at: string }>("points", points);
    assert.equal(point?.at, "2026-07-14 08:00:00");
  });
});

for (
  const [name, text] of Object.entries({
    "a table without a time": '"sum(kb)",series\n1,a\n',
    "a table of events": "_time,_raw,count\n2026-07-14T08:00:00Z,x,1\n",
    "a table of alerts": "_time,search_name,severity\n2026-07-14T08:00:00Z,x,1\n",
    "a table without numbers": "_time,host\n2026-07-14T08:00:00Z,a\n",
    "a table of InfluxDB": ",result,table,_time,_value,_field\n,,0,2026-07-14T08:00:00Z,1,a\n",
  })
) {
  Deno.test(`Splunk time chart: ${name} is none`, () => {
    assert.equal(splunkTimeChart.recognise(givenHead(text), parseConfig({})), null);
  });
}
