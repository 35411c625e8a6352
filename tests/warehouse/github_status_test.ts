import assert from "node:assert/strict";
import { parse } from "yaml";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";

const data = new URL("../../../shared/data/incidents/github-status/", import.meta.url);
const configPath = new URL("github_status.yaml", import.meta.url);
const ignore = !await Deno.stat(data).then(() => true, () => false);
const named = (what: string) =>
  ignore ? `${what} (skipped: ../shared/data/incidents/github-status is absent)` : what;

Deno.test({
  name: named("607 real incidents, none dropped; medians of two quarters"),
  ignore,
  fn: async () => {
    const warehouse = await openWarehouse(":memory:");
    const config = parseConfig(parse(await Deno.readTextFile(configPath)));
    const report = await loadFolder(warehouse, data.pathname, { config });
    const byName = Object.fromEntries(
      report.files.map(({ name, rowsRead, loaded, rejected }) => [name, [rowsRead, loaded, rejected]]),
    );
    assert.deepEqual(byName["incidents.jsonl"], [607, 607, 0]);
    assert.deepEqual(byName["downtime_windows.csv"], [607, 607, 0]);
    assert.equal(report.incidents, 607);
    const quarters = await warehouse.query(
      "quarters",
      `SELECT strftime(date_trunc('quarter', started_at), '%Y-%m') AS "from", count(*) AS n,
         median(date_diff('second', started_at, resolved_at)) / 60 AS minutes
       FROM counted_incidents WHERE started_at >= '2025-07-01' GROUP BY ALL ORDER BY 1`,
    );
    assert.deepEqual([...quarters], [{ from: "2025-07", n: 44, minutes: 53 }, {
      from: "2025-10",
      n: 51,
      minutes: 85,
    }]);
    warehouse.close();
  },
});

Deno.test({
  name: named("the same tables under three process zones; JSON and CSV join on id and start"),
  ignore,
  fn: async () => {
    const results = await Promise.all(["UTC", "America/New_York", "Asia/Kolkata"].map(async (zone) => {
      const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args: [
          "run",
          "--quiet",
          "--no-check",
          "-A",
          new URL("_zone_child.ts", import.meta.url).pathname,
          data.pathname,
          configPath.pathname,
        ],
        env: { TZ: zone },
      }).output();
      const text = new TextDecoder().decode(stdout);
      assert.ok(text, new TextDecoder().decode(stderr));
      return JSON.parse(text) as { hash: string; joined: number };
    }));
    assert.deepEqual(results.map(({ joined }) => joined), [607, 607, 607]);
    assert.equal(new Set(results.map(({ hash }) => hash)).size, 1);
  },
});
