import { relative } from "node:path";
import { ExportError } from "../model/errors.ts";
import type { Config } from "../model/config.ts";
import { refusal } from "../model/refusal.ts";
import type { FileOutcome, LoadReport } from "../warehouse/mod.ts";
import { explainFiles, loadFolder, openWarehouse } from "../warehouse/mod.ts";
import { readArguments } from "./arguments.ts";
import { findConfig } from "./config_file.ts";
import { complain, progress, say } from "./terminal.ts";

export const defaultWarehouse = "data/warehouse/hindcast.duckdb";

const help =
  `Loads every export in a folder. Files already loaded are left alone; what cannot be taken is said.

  deno task load <folder> [--warehouse F] [--config F] [--memory-limit 1GB] [--all] [--explain] [--json]

  <folder>           your exports, with all folders below it; a single file will do
  --warehouse F      the database (default ${defaultWarehouse})
  --config F         hindcast.yaml (default: in the folder, beside it, or here)
  --memory-limit M   memory for DuckDB (default 1GB)
  --all              a line for every file, not only a line for every kind
  --explain          load nothing: say of each file which source knows it, how sure it is and by what
  --json             the result as JSON

Exit code 0: every file was taken or known; 1: some were refused, or the load failed; 2: wrong usage;
130: interrupted with Ctrl-C, what was loaded is kept.`;

const options = {
  warehouse: { type: "string", default: defaultWarehouse },
  config: { type: "string" },
  "memory-limit": { type: "string", default: "1GB" },
  all: { type: "boolean", default: false },
  explain: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

const heads = ["", "kind", "files", "read", "new", "newer", "known", "rejected"];

function cells(name: string, kind: string, files: number, outcomes: readonly FileOutcome[]): string[] {
  const sum = (pick: (outcome: FileOutcome) => number) =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0).toLocaleString("en-GB");
  return [
    name,
    kind,
    `${files}`,
    sum((o) => o.rowsRead),
    sum((o) => o.loaded),
    sum((o) => o.updated),
    sum((o) => o.unchanged),
    sum((o) => o.rejected),
  ];
}

function table(lines: readonly (readonly string[])[]): string {
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...lines.map((line) => line[at]?.length ?? 0))
  );
  const write = (line: readonly string[]) =>
    line.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(
      "  ",
    ).trim();
  return [heads, ...lines].map(write).join("\n");
}

function linesOf(report: LoadReport, all: boolean): string[][] {
  const taken = report.files.filter(({ status }) => status === "loaded");
  if (all) return taken.map((outcome) => cells(outcome.name, outcome.kind ?? "", 1, [outcome]));
  const kinds = [...Map.groupBy(taken, ({ kind }) => kind ?? "")].sort(([a], [b]) => (a < b ? -1 : 1));
  return kinds.map(([kind, outcomes]) => cells("", kind, outcomes.length, outcomes));
}

function counted(n: number, thing: string): string {
  return `${n.toLocaleString("en-GB")} ${thing}${n === 1 ? "" : "s"}`;
}

const restatedShown = 10;

/** What this load tells otherwise about incidents that were known. */
function printRestated(restated: LoadReport["restated"]): void {
  if (restated.length === 0) return;
  const incidents = new Set(restated.map(({ recordId }) => recordId)).size;
  say(`${counted(incidents, "known incident")} told otherwise than before (table restatements):`);
  for (const { recordId, field, before, after } of restated.slice(0, restatedShown)) {
    say(`  ${recordId}  ${field}: ${before ?? "nothing"} became ${after ?? "nothing"}`);
  }
  if (restated.length > restatedShown) say(`  and ${counted(restated.length - restatedShown, "field")} more`);
}

/** Prints what a load did: what came in, what was known, what was refused and why. */
export function printReport(report: LoadReport, all: boolean): void {
  const count = (status: FileOutcome["status"]) =>
    report.files.filter((file) => file.status === status).length;
  if (report.resumed) say("An earlier load was cut short; its files are taken up again.");
  const lines = linesOf(report, all);
  if (lines.length) say(table(lines));
  for (const file of report.files) {
    if (file.status === "refused") say(`refused  ${file.code}  ${file.message}`);
  }
  for (const file of report.files) {
    if (file.status === "loaded" && file.message !== null) say(`note     ${file.name}: ${file.message}.`);
  }
  const rejected = report.files.reduce((total, file) => total + file.rejected, 0);
  say(
    `${counted(count("loaded"), "file")} loaded, ${count("known")} already known, ${
      count("refused")
    } refused; ` +
      `${counted(rejected, "record")} rejected (table rejects); ${counted(report.incidents, "incident")}.`,
  );
  if (report.fieldsUnread > 0) {
    say(
      `${
        counted(report.fieldsUnread, "field")
      } could not be read and stay empty: table rejects says which and why.`,
    );
  }
  printRestated(report.restated);
  if (report.incidentsWithoutStart > 0) {
    say(
      `${
        counted(report.incidentsWithoutStart, "incident")
      } without any time of starting: no question counts them.`,
    );
  }
}

/** What is wrong with a memory limit, before DuckDB reads it. */
function limitProblem(limit: string): string | undefined {
  if (/^[1-9]\d{0,5}(\.\d+)? ?[KMG]B$/i.test(limit)) return undefined;
  return refusal({
    action: "use",
    thing: `--memory-limit "${limit}"`,
    reason: "it is no size in KB, MB or GB",
    remedy: "Write --memory-limit 2GB",
  });
}

/** Refuses a folder that is not there before a database is made for it. */
async function requireThere(folder: string): Promise<void> {
  try {
    await Deno.lstat(folder);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory)) throw error;
    throw new ExportError(
      "E-FILE",
      refusal({
        action: "load",
        thing: folder,
        reason: "there is no such folder",
        remedy: "Name the folder your exports are in",
      }),
    );
  }
}

/** Does the work; Ctrl-C ends the process at once, which loses nothing: a file is kept whole or not at all. */
async function interruptible<T>(spool: string, work: () => Promise<T>): Promise<T> {
  const interrupt = () => {
    progress("");
    complain("interrupted: files already loaded are kept; run it again to go on");
    try {
      Deno.removeSync(spool, { recursive: true });
    } catch {
      // A file is just being written into it: the next load clears it away.
    }
    Deno.exit(130);
  };
  Deno.addSignalListener("SIGINT", interrupt);
  try {
    return await work();
  } finally {
    Deno.removeSignalListener("SIGINT", interrupt);
  }
}

/** Prints what each file would be read as. */
async function explainCommand(folder: string, config: Config, json: boolean): Promise<number> {
  const files = await explainFiles(folder, config);
  if (json) say(JSON.stringify(files));
  for (const { name, claims, refusal } of json ? [] : files) {
    say(name);
    for (const { kind, title, sure, why } of claims) say(`  ${sure.toFixed(2)}  ${kind}  ${title}: ${why}`);
    if (refusal !== null) say(`  ${refusal}`);
  }
  return files.some(({ refusal }) => refusal !== null) ? 1 : 0;
}

/** `deno task load <folder>`. */
export async function loadCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("load", args, options, help, { needed: ["<folder>"] });
  if (typeof read === "number") return read;
  const { values, names: [folder = "."] } = read;
  const memoryLimit = values["memory-limit"] ?? "1GB";
  const problem = limitProblem(memoryLimit);
  if (problem !== undefined) {
    complain(problem);
    return 2;
  }
  await requireThere(folder);
  const { config, path } = await findConfig(folder, values.config);
  if (values.explain) return await explainCommand(folder, config, values.json ?? false);
  const warehouse = await openWarehouse(values.warehouse ?? defaultWarehouse, { memoryLimit });
  try {
    const report = await interruptible(warehouse.spool, () =>
      loadFolder(warehouse, folder, {
        config,
        onFile: (file, at, of) => progress(`${at} of ${of}  ${file.name}`),
      }));
    progress("");
    if (values.json) {
      say(JSON.stringify({ ...report, warehouse: values.warehouse, config: path && relative(".", path) }));
    } else printReport(report, values.all ?? false);
    if (report.files.length === 0) {
      complain(`Cannot load ${folder}: it holds no files. Copy the exports of your tools into it.`);
    }
    return report.files.length === 0 || report.files.some(({ status }) => status === "refused") ? 1 : 0;
  } finally {
    warehouse.close();
  }
}
