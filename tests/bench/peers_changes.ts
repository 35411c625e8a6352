/**
 * `deno run -A tests/bench/peers_changes.ts <folder>`: which services and kinds of change are followed by more incidents,
 * on data the peers' generator made (`<folder>/incidents.csv`, `deploys.csv`, `truth/pairs.csv`), whole process: the same
 * work as stage c of the peers, with three windows, sequences and all kinds together besides.
 */
import process from "node:process";
import { DuckDBInstance } from "@duckdb/node-api";
import { changeFinding, type ChangeRow, parsePeriod } from "../../lib/mod.ts";

const [folder = "."] = Deno.args;
let [wall, cpu] = [performance.now(), 0];

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

function lap(what: string): void {
  const { user, system } = process.cpuUsage();
  const walled = `${Math.round(performance.now() - wall)} ms wall`.padStart(14);
  say(`${what.padEnd(24)}${walled}${`${Math.round((user + system) / 1000 - cpu)} ms CPU`.padStart(14)}`);
  [wall, cpu] = [performance.now(), (user + system) / 1000];
}

const sql = `
SELECT service_id AS service, NULL AS kind, list(id ORDER BY created_at, id) AS ids,
  list(epoch(created_at) ORDER BY created_at, id) AS "startedS", CAST([] AS DOUBLE[]) AS "finishedS",
  CAST([] AS VARCHAR[]) AS "dependsOn"
FROM read_csv($incidents) GROUP BY service_id
UNION ALL
SELECT service_id, change_type, CAST([] AS VARCHAR[]), list(epoch(started_at) ORDER BY started_at, finished_at),
  list(epoch(finished_at) ORDER BY started_at, finished_at), CAST([] AS VARCHAR[])
FROM read_csv($deploys) GROUP BY service_id, change_type`;

const database = await (await DuckDBInstance.create()).connect();
await database.run("SET TimeZone = 'UTC'");
const reader = await database.runAndReadAll(sql, {
  incidents: `${folder}/incidents.csv`,
  deploys: `${folder}/deploys.csv`,
});
const rows = reader.getRowObjectsJS() as unknown as ChangeRow[];
lap("start, imports, reading");
const { terms, method } = changeFinding(rows, { period: parsePeriod("2025-01..2025-07") });
lap(`${method.hypotheses} tests`);
const pairs = await database.runAndReadAll(`SELECT service_id, change_type FROM read_csv($pairs)`, {
  pairs: `${folder}/truth/pairs.csv`,
});
const planted = new Set(pairs.getRowsJS().map((pair) => pair.join(" ")));
const told = new Set(
  terms.filter(({ labels, qValue }) => labels?.service !== undefined && (qValue ?? 1) <= 0.05)
    .map(({ labels }) => `${labels?.service} ${labels?.kind}`),
);
const found = told.intersection(planted).size;
say(`${found} of ${planted.size} found, false share ${(1 - found / told.size).toFixed(3)}, bound 0.10`);
