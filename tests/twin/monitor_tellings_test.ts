import assert from "node:assert/strict";
import { parse } from "yaml";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { createCompany } from "../../lib/twin/company.ts";
import { exportsOf } from "../../lib/twin/exports.ts";
import { hindcastYaml } from "../../lib/twin/hindcast_yaml.ts";
import { loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";
import { folderOf } from "../warehouse/_given.ts";

const company = createCompany({ seed: 1, scale: "sample" });

interface Line {
  readonly line: string;
}

/** Loads what one tool exports of the company and asks for lines; all that was written must have been read. */
async function linesFrom(tool: string, sql: string): Promise<readonly string[]> {
  const files = exportsOf(company, [tool]).map(({ path, pieces }) => {
    const written = [...pieces()];
    const records = written.reduce((sum, piece) => sum + (piece.records ?? 0), 0);
    return { path, records, text: written.map(({ text }) => text).join("") };
  });
  const folder = await folderOf(Object.fromEntries(files.map(({ path, text }) => [path, text])));
  const warehouse = await openWarehouse(":memory:");
  try {
    const config = parseConfig(parse(hindcastYaml(company, true)));
    const report = await loadFolder(warehouse, `${folder}/raw`, { config });
    const read = new Map(report.files.map(({ name, rowsRead }) => [`raw/${name}`, rowsRead]));
    assert.deepEqual([...read].sort(), files.map(({ path, records }) => [path, records]).sort());
    return (await warehouse.query<Line>("lines", sql)).map(({ line }) => line);
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}

const alerts =
  `SELECT concat_ws(' | ', service, rule, title, started_at, resolved_at) AS line FROM alerts ORDER BY line`;
const csv = linesFrom("alerts", alerts);

for (const tool of ["alertmanager", "newrelic"]) {
  Deno.test(`the alerts told by ${tool} are those of the monitoring's own export`, async () => {
    const expected = await csv;
    assert.equal(expected.length, company.size.alerts);
    assert.deepEqual(await linesFrom(tool, alerts), expected);
  });
}

/** A series by its name and service, however a tool writes the two. */
const samples = `
SELECT concat_ws(' ', s.name, s.service, p.sampled_at, p.value) AS line
FROM metric_points AS p JOIN metric_series AS s USING (series_id)
WHERE NOT isnan(p.value) ORDER BY line`;
const prometheus = linesFrom("prometheus", samples);

for (const tool of ["datadog_metrics", "cloudwatch"]) {
  Deno.test(`the samples told by ${tool} are those of Prometheus, but for those without a value`, async () => {
    const expected = await prometheus;
    assert.ok(expected.length > 10_000);
    assert.deepEqual(await linesFrom(tool, samples), expected);
  });
}
