/**
 * `deno task bench [--scale S|M] [--runs N]`: loads the synthetic company with Hindcast and with DuckDB alone, in turn,
 * and prints rows a second, peak memory and their ratios. A figure without its partner of the same run says nothing.
 * Then questions of similar incidents (`deno task bench:similar` for all twenty companies).
 */
import { parseArgs } from "node:util";
import { measure, type Measured } from "./_measure.ts";
import { writeTwin } from "../../lib/twin/mod.ts";

const { values } = parseArgs({
  args: Deno.args,
  options: { scale: { type: "string", default: "S" }, runs: { type: "string", default: "3" } },
});
const scale = values.scale === "M" ? "M" : values.scale === "sample" ? "sample" : "S";

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

const folder = await Deno.makeTempDir({ prefix: "hindcast-bench-" });
await writeTwin({ out: folder, seed: 1, scale });
const ours: Measured[] = [];
const alone: Measured[] = [];
for (let run = 0; run < Number(values.runs); run++) {
  ours.push(await measure("_hindcast.ts", `${folder}/raw`, `${folder}/ours.duckdb`));
  alone.push(await measure("_duckdb_alone.ts", `${folder}/raw`, `${folder}/alone.duckdb`));
}
await Deno.remove(folder, { recursive: true });

const line = (name: string, runs: readonly Measured[]) => {
  const seconds = median(runs.map((run) => run.seconds));
  const rows = runs[0]?.rows ?? 0;
  const peak = median(runs.map((run) => run.peakMb));
  say(
    `${name.padEnd(14)} ${seconds.toFixed(2)} s  ${
      Math.round(rows / seconds).toLocaleString("en-GB")
    } rows/s  ${rows.toLocaleString("en-GB")} rows  peak ${peak.toFixed(0)} MB`,
  );
  return { seconds, peak };
};
say(
  `load of the company, scale ${scale}, whole process, median of ${values.runs}, in turn; Deno ${Deno.version.deno}`,
);
const first = line("Hindcast", ours);
const second = line("DuckDB alone", alone);
say(
  `ratio          time ×${(first.seconds / second.seconds).toFixed(2)} (bound 2)  memory ×${
    (first.peak / second.peak).toFixed(2)
  } (bound 1.5)`,
);
await new Deno.Command(Deno.execPath(), {
  args: [
    "run",
    "--quiet",
    "--no-check",
    "-A",
    new URL("similar.ts", import.meta.url).pathname,
    "--seeds",
    "2",
  ],
  stdout: "inherit",
  stderr: "inherit",
}).output();
