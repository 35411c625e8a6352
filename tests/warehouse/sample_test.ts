import assert from "node:assert/strict";
import { findConfig } from "../../lib/commands/config_file.ts";
import {
  loadFolder,
  type LoadReport,
  openWarehouse,
  tableHash,
  type Warehouse,
} from "../../lib/warehouse/mod.ts";
import { one } from "./_given.ts";

const sample = new URL("../../data/sample/", import.meta.url).pathname;
const { config } = await findConfig(`${sample}raw`, undefined);

async function loaded(
  folders: readonly string[],
  work: (warehouse: Warehouse, report: LoadReport) => Promise<void>,
): Promise<void> {
  const warehouse = await openWarehouse(":memory:");
  try {
    let report: LoadReport | undefined;
    for (const folder of folders) report = await loadFolder(warehouse, folder, { config });
    if (report) await work(warehouse, report);
  } finally {
    warehouse.close();
  }
}

interface Truth {
  readonly totals: Readonly<Record<string, number>>;
}

Deno.test("the sample loads as its truth says: every file taken, every total met", async () => {
  const truth: Truth = JSON.parse(await Deno.readTextFile(`${sample}truth.json`));
  await loaded([`${sample}raw`], async (warehouse, report) => {
    assert.deepEqual(report.files.filter(({ status }) => status !== "loaded"), []);
    const count = async (sql: string) =>
      (await one<{ n: number }>(warehouse, `SELECT count(*) AS n FROM ${sql}`)).n;
    const found = {
      incidents: await count("incidents"),
      counted_incidents: await count("counted_incidents"),
      alerts: await count("alerts"),
      deployments: await count("changes WHERE source = 'github_deployments'"),
      messages: await count("messages"),
      metric_points: await count("metric_points"),
      postmortems: await count("postmortems"),
      log_entries: await count("incident_events WHERE source = 'pagerduty_rest_log_entries'"),
      open_incidents: await count("incidents WHERE censor_reason = 'open'"),
      test_incidents: await count("incidents WHERE incident_type = 'test'"),
      cancelled_incidents: await count("incidents WHERE status = 'cancelled'"),
      rejected_records: await count("rejects WHERE scope = 'record'"),
    };
    assert.deepEqual(found, Object.fromEntries(Object.keys(found).map((name) => [name, truth.totals[name]])));
  });
});

Deno.test("the sample in two halves, the later first, gives the same tables", async () => {
  const halves = await Deno.makeTempDir({ prefix: "hindcast-test-" });
  let at = 0;
  const copy = async (from: string, below: string): Promise<void> => {
    for await (const entry of Deno.readDir(from)) {
      if (entry.isDirectory) {
        await copy(`${from}/${entry.name}`, `${below}/${entry.name}`);
        continue;
      }
      const folder = `${halves}/${at++ % 2}${below}`;
      await Deno.mkdir(folder, { recursive: true });
      await Deno.copyFile(`${from}/${entry.name}`, `${folder}/${entry.name}`);
    }
  };
  await copy(`${sample}raw`, "");
  const hashes: string[] = [];
  const note = async (warehouse: Warehouse) => void hashes.push(await tableHash(warehouse));
  await loaded([`${sample}raw`, `${sample}raw`], note);
  await loaded([`${halves}/1`, `${halves}/0`], note);
  await Deno.remove(halves, { recursive: true });
  assert.equal(hashes[0], hashes[1]);
});
