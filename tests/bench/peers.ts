/**
 * `deno run -A tests/bench/peers.ts [--scale S|M] [--runs N] [--only abcdefgw] [--python python3] [--work folder]`: the work
 * of the peers' notebook and the same work by Hindcast on the same CSVs, in turn, one process for each stage. Prints seconds
 * without start and imports, their ratio, the target, and the most memory each process held; last (`w`) Hindcast's
 * whole pipeline in one process. The peers' scripts are those of `../shared/peers`; Python needs pandas, scikit-learn, SciPy and
 * statsmodels.
 */
import { parseArgs } from "node:util";
import { stringify } from "yaml";

const { values } = parseArgs({
  args: Deno.args,
  options: {
    scale: { type: "string", default: "S" },
    runs: { type: "string", default: "3" },
    only: { type: "string", default: "abcdefgw" },
    python: { type: "string", default: "python3" },
    work: { type: "string", default: "" },
  },
});
const scale = values.scale === "M" ? "M" : "S";
const peers = new URL("../../../shared/peers", import.meta.url).pathname;
const folder = values.work || await Deno.makeTempDir({ prefix: "hindcast-peers-" });
const data = `${folder}/data/${scale}`;
const raw = `${folder}/raw/${scale}`;
const warehouse = `${folder}/${scale}.duckdb`;

/** What the peer calls a stage: its script, its arguments, and the step that is timed. */
const stages: Readonly<Record<string, { script: string; args: string[]; step: string }>> = {
  a: { script: "a_load", args: ["opt", "--cache"], step: "a.load.total" },
  b: { script: "b_agg", args: [], step: "b.total" },
  c: { script: "c_change", args: [], step: "c.total" },
  d: { script: "d_cluster", args: ["--core"], step: "d.core_total" },
  e: { script: "e_similar", args: [], step: "e.nn_svd_sklearn" },
  f: { script: "f_leading", args: ["--idiom"], step: "f.total" },
  g: { script: "g_granger", args: [], step: "g.granger_7lags" },
};

/** Share of the peer's seconds; of the whole, seconds. Where none stands the figure is told beside. */
const targets: Readonly<Record<"S" | "M", Readonly<Record<string, number>>>> = {
  S: { a: 0.5, b: 0.25, c: 0.15, f: 0.2, g: 0.05, whole: 6 },
  M: { a: 0.4, b: 0.15, c: 0.15, e: 0.13, f: 0.2, g: 0.05, whole: 40 },
};

interface Measured {
  readonly seconds: number;
  readonly peakMb: number;
  readonly told: string;
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

async function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const { stdout, stderr, success } = await new Deno.Command(command, { args: [...args], env }).output();
  if (!success) throw new Error(`${command} ${args.join(" ")}: ${new TextDecoder().decode(stderr)}`);
  return new TextDecoder().decode(stdout);
}

const env = { PEERS_DIR: folder };

/** The figures of one step, from the records that a peer's script prints. */
async function measurePeer(stage: string): Promise<Measured> {
  const { script, args, step } = stages[stage] as (typeof stages)[string];
  const printed = await run(values.python, [`${peers}/py/${script}.py`, scale, ...args], env);
  const line = printed.split("\n").find((own) => own.startsWith("{") && own.includes(`"step": "${step}"`));
  if (line === undefined) throw new Error(`${script}: no record of ${step}`);
  const { wall, rss_peak: peakMb } = JSON.parse(line) as { readonly wall: number; readonly rss_peak: number };
  return { seconds: wall, peakMb, told: "" };
}

async function measureOurs(stage: string): Promise<Measured> {
  const script = new URL("_peers_work.ts", import.meta.url).pathname;
  const args = ["run", "--quiet", "--no-check", "-A", script, stage, raw, warehouse, `${data}/truth`];
  return JSON.parse(await run(Deno.execPath(), args)) as Measured;
}

/** Lays the CSVs where Hindcast loads them, with what a user would say of them. */
async function prepare(): Promise<void> {
  const isThere = await Deno.stat(`${data}/alerts.csv`).then(() => true, () => false);
  if (!isThere) await run(values.python, [`${peers}/gen.py`, scale], env);
  await Deno.mkdir(raw, { recursive: true });
  for (const name of ["incidents", "alerts", "deploys", "metrics"]) {
    const to = `${raw}/${name}.csv`;
    await Deno.remove(to).catch(() => undefined);
    await Deno.link(`${data}/${name}.csv`, to);
  }
  const services: Record<string, string> = {};
  const deploys = await Deno.readTextFile(`${data}/deploys.csv`);
  for (const line of deploys.split("\n").slice(1)) {
    const [, id, name] = line.split(",");
    if (id && name) services[id] = name;
  }
  const table = (name: string, of: string, columns: Record<string, string>) => (
    { name: `${name}_csv`, format: "csv", files: `${name}.csv`, table: of, columns, zone: "UTC" }
  );
  const config = {
    tables: [
      {
        ...table("alerts", "alerts", {
          id: "alert_id",
          title: "summary",
          severity: "severity",
          started_at: "created_at",
          resolved_at: "resolved_at",
          service: "service_name",
          rule: "check_name",
        }),
        severity: { critical: 1, error: 2, warning: 3, info: 5 },
      },
      table("deploys", "changes", {
        id: "change_id",
        kind: "change_type",
        service: "service_name",
        environment: "environment",
        status: "status",
        started_at: "started_at",
        finished_at: "finished_at",
      }),
      table("metrics", "metrics", {
        name: "metric",
        service: "service_id",
        sampled_at: "timestamp",
        value: "value",
      }),
    ],
    words: { outcomes: { rolled_back: "failed" }, services },
  };
  await Deno.writeTextFile(`${raw}/hindcast.yaml`, stringify(config));
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

function middle(runs: readonly Measured[]): Measured {
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    told: runs.at(-1)?.told ?? "",
  };
}

function row(cells: readonly string[]): void {
  const [name = "", ...rest] = cells;
  say(`${name.padEnd(6)}${rest.slice(0, 6).map((cell) => cell.padStart(10)).join("")}  ${rest[6] ?? ""}`);
}

await prepare();
const versions = await run(values.python, [
  "-c",
  "import sys, pandas, sklearn, scipy, statsmodels as s; " +
  "print('Python', sys.version.split()[0], 'pandas', pandas.__version__, 'scikit-learn', sklearn.__version__, " +
  "'SciPy', scipy.__version__, 'statsmodels', s.__version__)",
]);
say(`scale ${scale}, median of ${values.runs} runs in turn; Deno ${Deno.version.deno}; ${versions.trim()}`);
row(["stage", "peer s", "ours s", "ratio", "target", "peer MB", "ours MB", "what was found"]);
for (const stage of values.only.replace("w", "")) {
  const [theirs, ours]: [Measured[], Measured[]] = [[], []];
  for (let at = 0; at < Number(values.runs); at++) {
    theirs.push(await measurePeer(stage));
    ours.push(await measureOurs(stage));
  }
  const [peer, own] = [middle(theirs), middle(ours)];
  row([
    stage,
    peer.seconds.toFixed(2),
    own.seconds.toFixed(2),
    (own.seconds / peer.seconds).toFixed(3),
    targets[scale][stage]?.toFixed(2) ?? "-",
    peer.peakMb.toFixed(0),
    own.peakMb.toFixed(0),
    own.told,
  ]);
}
if (values.only.includes("w")) {
  const own = await measureOurs("whole");
  row([
    "whole",
    "-",
    own.seconds.toFixed(2),
    "-",
    `${targets[scale].whole} s`,
    "-",
    own.peakMb.toFixed(0),
    `${own.told} (s)`,
  ]);
}
