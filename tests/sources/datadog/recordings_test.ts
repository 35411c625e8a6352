import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { type Warehouse } from "../../../lib/warehouse/mod.ts";
import { withLoaded } from "../../warehouse/_given.ts";

const recordings = new URL("../../../../shared/data/vendors/datadog/cassettes", import.meta.url).pathname;
const faros = new URL("../../../../shared/data/vendors/faros", import.meta.url).pathname;

interface Entry {
  readonly response: { readonly status: number; readonly content: { readonly text?: string } };
}

function* recordingsIn(folder: string): Generator<string> {
  for (
    const { name, isDirectory } of [...Deno.readDirSync(folder)].sort((a, b) => a.name < b.name ? -1 : 1)
  ) {
    if (isDirectory) yield* recordingsIn(`${folder}/${name}`);
    else if (name.endsWith(".har")) yield `${folder}/${name}`;
  }
}

/** The bodies of all answers, each a file of its own, with the answer's status in its name. */
function bodies(): Readonly<Record<string, string>> {
  const answers = [...recordingsIn(recordings)].flatMap((path) => {
    const { log } = JSON.parse(Deno.readTextFileSync(path)) as { log: { entries: readonly Entry[] } };
    return log.entries.map(({ response }) => [response.status, response.content.text ?? ""] as const);
  });
  const named = answers.map((
    [status, text],
    index,
  ) => [`${String(index).padStart(4, "0")}-${status}.json`, text]);
  return Object.fromEntries(named.filter(([, text]) => text !== ""));
}

async function number(warehouse: Warehouse, sql: string): Promise<number> {
  const [row] = await warehouse.query<{ n: number }>("number", `SELECT (${sql})::INTEGER AS n`);
  return row?.n ?? -1;
}

const said = /^Cannot load .+: .+/;

Deno.test({
  name: `Datadog's recorded answers are loaded, or why not is said (${recordings})`,
  ignore: !existsSync(recordings),
  async fn(t) {
    const given = bodies();
    await withLoaded(given, undefined, async (warehouse, { files }) => {
      const refused = files.filter(({ status }) => status === "refused");
      const loaded = files.filter(({ status }) => status === "loaded");
      const read = (kind: string) =>
        loaded.filter((file) => file.kind === kind).reduce((sum, file) => sum + file.rowsRead, 0);

      await t.step("the books of every file balance", () => {
        for (const file of loaded) {
          const { name, rowsRead, loaded, updated, unchanged, rejected } = file;
          assert.equal(loaded + updated + unchanged + rejected, rowsRead, name);
          assert.equal(rejected, 0, name);
        }
      });

      await t.step("no answer that went well and holds records is refused", () => {
        const words = new Set(refused.map(({ code }) => code));
        assert.deepEqual(words, new Set(["E-HEADER", "E-NOTDATA", "E-UNKNOWN"]));
        assert.ok(refused.every(({ message }) => said.test(message ?? "")));
        // What is left are receipts of what was written or deleted, counts, one test's settings and one page of CSV
        // without a header.
        const unknown = refused.filter(({ code }) => code === "E-UNKNOWN").map(({ name }) =>
          given[name] ?? ""
        );
        assert.deepEqual(unknown.filter((text) => /"(?:data|logs|events|series)":\s*\[\s*\{/.test(text)), []);
        const failed = refused.filter(({ code }) => code === "E-NOTDATA");
        assert.ok(failed.every(({ name }) => /-[45]\d\d\.json$/.test(name)));
        assert.ok(
          refused.filter(({ name }) => /-[45]\d\d\.json$/.test(name)).every(({ code }) =>
            code === "E-NOTDATA"
          ),
        );
      });

      await t.step("each kind has its records", async () => {
        const kinds = {
          datadog_incidents: 54,
          datadog_incident_todos: 8,
          datadog_incident_impacts: 2,
          datadog_incident_attachments: 10,
          datadog_events: 7,
          datadog_events_v1: 2,
          datadog_status_pages: 46,
          datadog_dora_deployments: 4,
          datadog_dora_failures: 1,
          datadog_metrics: 288,
          datadog_timeseries: 247,
          datadog_monitors: 92,
          datadog_downtimes: 988,
          datadog_users: 24,
        };
        assert.deepEqual(Object.fromEntries(Object.keys(kinds).map((kind) => [kind, read(kind)])), kinds);
        assert.equal(await number(warehouse, "SELECT count(*) FROM metric_points"), 288 + 247);
        assert.equal(await number(warehouse, "SELECT count(*) FROM metric_series"), 7);
      });

      await t.step("no name of a person stands outside people", async () => {
        const tables = ["incident_records", "incident_events", "action_items", "changes"];
        for (const table of tables) {
          const named =
            `SELECT count(*) FROM ${table} AS t WHERE to_json(t)::VARCHAR LIKE '%frog@datadoghq%'`;
          assert.equal(await number(warehouse, named), 0, table);
        }
      });
    });
  },
});

const wire = `${faros}/wire/datadog`;

Deno.test({
  name: `Datadog's answers as a connector recorded them are loaded (${wire})`,
  ignore: !existsSync(wire),
  async fn() {
    const names = ["incidents.json", "metrics.json", "slos.json", "users.json"];
    const given = Object.fromEntries(names.map((name) => [name, Deno.readTextFileSync(`${wire}/${name}`)]));
    await withLoaded(given, undefined, async (warehouse, { files }) => {
      assert.deepEqual(files.map(({ kind, rowsRead, rejected }) => [kind, rowsRead, rejected]), [
        ["datadog_incidents", 2, 0],
        // Its one sample is written in seconds, where the API writes milliseconds.
        ["datadog_metrics", 1, 1],
        ["datadog_others", 1, 0],
        ["datadog_users", 2, 0],
      ]);
      const stated = "SELECT count(*) FROM incident_records WHERE stated_resolve_s = 3283 AND severity = 5";
      assert.equal(await number(warehouse, stated), 2);
    });
  },
});

const cloudwatch = `${faros}/streams/aws-cloudwatch-metrics/all-streams.log`;

Deno.test({
  name: `samples of CloudWatch in a connector's log are read with a mapping (${cloudwatch})`,
  ignore: !existsSync(cloudwatch),
  async fn() {
    const mapping = {
      name: "cloudwatch_log",
      format: "jsonl",
      table: "metrics",
      files: "*.log",
      columns: {
        name: "record.data.queryName",
        sampled_at: "record.data.timestamp",
        value: "record.data.value",
      },
    };
    await withLoaded(
      { "all.log": Deno.readTextFileSync(cloudwatch) },
      { tables: [mapping] },
      async (warehouse, { files }) => {
        assert.deepEqual(files.map(({ kind, loaded }) => [kind, loaded]), [["cloudwatch_log", 4]]);
        assert.equal(await number(warehouse, "SELECT sum(value) FROM metric_points"), 22 + 1976);
      },
    );
  },
});

const prometheus = new URL("../../../../shared/data/vendors/prometheus", import.meta.url).pathname;

Deno.test({
  name: `Prometheus' recorded answers are loaded, infinities and NaN among them (${prometheus})`,
  ignore: !existsSync(prometheus),
  async fn() {
    const names = [...Deno.readDirSync(prometheus)].map(({ name }) => name);
    const given = Object.fromEntries(
      names.map((name) => [name, Deno.readTextFileSync(`${prometheus}/${name}`)]),
    );
    await withLoaded(given, undefined, async (warehouse, { files }) => {
      assert.deepEqual(files.map(({ kind, loaded }) => `${kind} ${loaded}`).sort(), [
        "prometheus_query_range 3",
        "prometheus_query_range 3",
        "prometheus_query_range 5",
      ]);
      assert.equal(await number(warehouse, "SELECT count(*) FROM metric_points WHERE isinf(value)"), 3);
      assert.equal(await number(warehouse, "SELECT count(*) FROM metric_points WHERE isnan(value)"), 3);
    });
  },
});
