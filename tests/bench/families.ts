/**
 * `deno run -A tests/bench/families.ts <folder>...`: families in the incidents of a peer's folder (`incidents.csv` with
 * `id`, `description`, `summary` and `service_name`; `truth/incidents.csv` with `id` and `family`), a process for each:
 * the adjusted Rand index with no number of families given, with titles and summaries and with titles alone, seconds, CPU
 * seconds, and the most memory the process held.
 */
import { DuckDBInstance } from "@duckdb/node-api";
import process from "node:process";
import { findFamilies } from "../../lib/analyses/families/find.ts";
import type { FamilyTextRow } from "../../lib/analyses/families/text_rows.ts";
import { adjustedRandIndex } from "../../lib/stats/adjusted_rand_index.ts";
import { peakMemoryMb } from "./_memory.ts";

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

interface Planted extends FamilyTextRow {
  readonly family: string;
}

async function planted(folder: string): Promise<readonly Planted[]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const csv = (name: string) => `read_csv('${folder.replaceAll("'", "''")}/${name}', all_varchar = true)`;
  const found = await connection.runAndReadAll(
    `SELECT id AS "incidentId", created_at AS "startedAt", coalesce(description, '') AS "title",
       coalesce(summary, '') AS "summary", service_name, family
     FROM ${csv("incidents.csv")} AS told JOIN ${csv("truth/incidents.csv")} AS truth USING (id) ORDER BY id`,
  );
  const rows = found.getRowObjectsJson() as unknown as (Planted & { readonly service_name: string | null })[];
  connection.closeSync();
  instance.closeSync();
  return rows.map(({ service_name: service, ...row }) => ({
    ...row,
    services: service === null ? [] : [service],
    causes: [],
  }));
}

async function measure(folder: string, isTitles: boolean): Promise<void> {
  const rows = await planted(folder);
  const told = isTitles ? rows.map((row) => ({ ...row, summary: "" })) : rows;
  const [before, began] = [process.cpuUsage(), performance.now()];
  const { families, incidents } = findFamilies(told, { draws: 0 });
  const [{ user, system }, wall] = [process.cpuUsage(before), (performance.now() - began) / 1000];
  const agreement = adjustedRandIndex(
    rows.map(({ family }) => family),
    incidents.map(({ family }, at) => family === null ? `#${at}` : String(family)),
  );
  const peak = await peakMemoryMb();
  say(
    `${rows.length} incidents, ${
      isTitles ? "titles alone" : "titles and summaries"
    }: ${families.length} families, ` +
      `adjusted Rand index ${agreement.toFixed(3)}${isTitles ? "" : " (bound 0.82)"}; ${
        wall.toFixed(2)
      } s (bound ${rows.length > 2_000 ? 3 : 1.5}), CPU ${((user + system) / 1e6).toFixed(2)} s, peak ${
        peak.toFixed(0)
      } MB (bound 400)`,
  );
}

const [first = "", ...rest] = Deno.args;
if (first === "--one") await measure(rest[0] ?? "", rest[1] === "titles");
else {
  for (const folder of Deno.args) {
    for (const texts of ["all", "titles"]) {
      await new Deno.Command(Deno.execPath(), {
        args: ["run", "--quiet", "--no-check", "-A", import.meta.filename ?? "", "--one", folder, texts],
      }).spawn().status;
    }
  }
}
