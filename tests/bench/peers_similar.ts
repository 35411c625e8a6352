/**
 * `deno run -A tests/bench/peers_similar.ts <folder>`: the ten nearest of every incident, on data the peers' generator made
 * (`<folder>/incidents.csv`, `<folder>/truth/incidents.csv`), by words alone: what a table of all pairs of neighbours takes.
 */
import process from "node:process";
import { DuckDBInstance } from "@duckdb/node-api";
import { featuresOf, learnVocabulary, nearestRows, textMask, tfIdf } from "../../lib/mod.ts";

const [folder = "."] = Deno.args;
const neighbours = 10;
let [wall, cpu] = [performance.now(), 0];

function lap(what: string): void {
  const { user, system } = process.cpuUsage();
  const line = [
    what.padEnd(24),
    `${Math.round(performance.now() - wall)} ms wall`.padStart(14),
    `${Math.round((user + system) / 1000 - cpu)} ms CPU`.padStart(14),
  ].join("");
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
  [wall, cpu] = [performance.now(), (user + system) / 1000];
}

const database = await (await DuckDBInstance.create()).connect();
const sql = `
SELECT description AS title, coalesce(summary, '') AS summary, service_name AS service, family
FROM read_csv($incidents, all_varchar = true)
JOIN (SELECT id, family FROM read_csv($truth, all_varchar = true)) USING (id)
ORDER BY created_at, id`;
const reader = await database.runAndReadAll(sql, {
  incidents: `${folder}/incidents.csv`,
  truth: `${folder}/truth/incidents.csv`,
});
const rows = reader.getRowObjectsJson() as unknown as Record<
  "title" | "summary" | "service" | "family",
  string
>[];
lap("start, imports, reading");
const mask = textMask([...new Set(rows.map(({ service }) => service))]);
const features = rows.map(({ title, summary }) => featuresOf(mask(`${title}\n${summary}`), "words"));
const vectors = tfIdf(features, learnVocabulary(features, { minTexts: 3, maxShare: 0.1 }));
lap("masking, vectors");
const found = nearestRows(vectors, vectors, neighbours, true);
lap(`nearest of ${rows.length}`);
const same =
  found.rows.filter((row, at) => rows[row]?.family === rows[Math.floor(at / neighbours)]?.family).length;
Deno.stdout.writeSync(
  new TextEncoder().encode(
    `precision at ${neighbours}: ${(same / (rows.length * neighbours)).toFixed(4)}, bound 0.965\n`,
  ),
);
