import { relative, resolve } from "node:path";
import { ExportError } from "../model/errors.ts";
import type { Config } from "../model/config.ts";
import { refusal } from "../model/refusal.ts";
import {
  explainFiles,
  type LabelReport,
  loadFolder,
  loadLabels,
  type LoadReport,
  openWarehouse,
  type Warehouse,
} from "../warehouse/mod.ts";
import { readArguments } from "./arguments.ts";
import { findConfig, type FoundConfig } from "./config_file.ts";
import { taxonomyFileFor } from "./_taxonomy_file.ts";
import { printRejects } from "./_rejects.ts";
import { labelsFolder, readFamilyDecisions } from "./family_decisions.ts";
import type { KeptFamilies } from "../analyses/families/keep.ts";
import { keepFamiliesOf, printFamilies } from "./kept_families.ts";
import { printLabels } from "./labels.ts";
import { defaultWarehouse } from "./_default_warehouse.ts";
import { printReport } from "./print_report.ts";
import { complain, progress, say } from "./terminal.ts";

export { defaultWarehouse };
export const defaultFolder = "data/raw";

const help =
  `Loads every export in a folder. Files already loaded are left alone; what cannot be taken is said.

  deno task load [folder] [--warehouse F] [--config F] [--labels D] [--memory-limit 2GB] [--all] [--explain] [--rejects]
                          [--json]

  folder             your exports, with all folders below it; a single file will do (default ${defaultFolder})
  --warehouse F      the database (default ${defaultWarehouse})
  --config F         hindcast.yaml (default: in the folder, beside it, or here)
  --labels D         what people decided: families.yaml, causes.csv (default ${labelsFolder})
  --memory-limit M   memory for DuckDB (default 512MB); the process takes about twice that
  --all              a line for every file, not only a line for every kind
  --explain          load nothing: say of each file which source knows it, how sure it is and by what
  --rejects          load nothing: print every record and field that was left out, its place, why and what stands there
  --json             the result as JSON

A file that no source knows is left alone where its name is README, LICENSE or the like, or it is a picture.

Exit code 0: every export was taken or known; 1: some were refused, or the load failed; 2: wrong usage;
130: interrupted with Ctrl-C, what was loaded is kept.`;

const options = {
  warehouse: { type: "string", default: defaultWarehouse },
  config: { type: "string" },
  labels: { type: "string", default: labelsFolder },
  "memory-limit": { type: "string", default: "512MB" },
  all: { type: "boolean", default: false },
  explain: { type: "boolean", default: false },
  rejects: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

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
export async function requireThere(folder: string): Promise<void> {
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

/** What a load brought, families found anew, and people's labels. */
export interface BroughtIn {
  readonly report: LoadReport;
  readonly families: KeptFamilies;
  readonly labels: Awaited<ReturnType<typeof labelsIn>>;
}

/** Loads a folder, finds families anew and reads people's labels. */
export async function bringIn(
  warehouse: Warehouse,
  folder: string,
  { config, path }: FoundConfig,
  labels: string | undefined,
): Promise<BroughtIn> {
  const decisions = await readFamilyDecisions(labels);
  return await interruptible(warehouse.spool, async () => {
    const report = await loadFolder(warehouse, folder, {
      config,
      configPath: path && resolve(path),
      onFile: (file, at, of) => progress(`${at} of ${of}  ${file.name}`),
    });
    progress("");
    const families = await keepFamiliesOf(warehouse, decisions);
    return { report, families, labels: await labelsIn(warehouse, labels ?? labelsFolder) };
  });
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

/** Reads people's labels; a file of them that cannot be taken fails no export. */
async function labelsIn(
  warehouse: Warehouse,
  folder: string,
): Promise<LabelReport | { readonly refused: string } | null> {
  try {
    return await loadLabels(warehouse, folder, await taxonomyFileFor(folder));
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    return { refused: error.message };
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
    else if (claims.length === 0) say("  not an export");
  }
  return files.some(({ refusal }) => refusal !== null) ? 1 : 0;
}

/** `deno task load [folder]`. */
export async function loadCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("load", args, options, help, { needed: [], more: 1 });
  if (typeof read === "number") return read;
  const { values, names: [folder = defaultFolder] } = read;
  const memoryLimit = values["memory-limit"] ?? "512MB";
  const problem = limitProblem(memoryLimit);
  if (problem !== undefined) {
    complain(problem);
    return 2;
  }
  if (values.rejects) {
    await printRejects(values.warehouse ?? defaultWarehouse, values.json ?? false);
    return 0;
  }
  await requireThere(folder);
  const found = await findConfig(folder, values.config);
  if (values.explain) return await explainCommand(folder, found.config, values.json ?? false);
  const warehouse = await openWarehouse(values.warehouse ?? defaultWarehouse, { memoryLimit });
  try {
    const { report, families, labels } = await bringIn(warehouse, folder, found, values.labels);
    if (values.json) {
      say(
        JSON.stringify({
          ...report,
          families,
          labels,
          warehouse: values.warehouse,
          config: found.path && relative(".", found.path),
        }),
      );
    } else {
      printFamilies(families);
      printReport(report, values.all ?? false, values.warehouse ?? defaultWarehouse);
      if (labels !== null && !("refused" in labels)) printLabels(labels);
    }
    const refused = labels !== null && "refused" in labels;
    if (refused) complain(labels.refused);
    const none = report.files.every(({ status }) => status === "no export");
    const what = report.files.length === 0 ? "files" : "exports";
    if (none) complain(`Cannot load ${folder}: it holds no ${what}. Copy the exports of your tools into it.`);
    return refused || none || report.files.some(({ status }) => status === "refused") ? 1 : 0;
  } finally {
    warehouse.close();
  }
}
