import { dirname } from "node:path";
import { incidentHeads } from "../analyses/incident_timeline/head_rows.ts";
import { ExportError } from "../model/errors.ts";
import { modelOptionsFromEnv } from "../narrative/model_options_from_env.ts";
import { writeDraft } from "../reports/draft/write_draft.ts";
import { openWarehouse, type Warehouse } from "../warehouse/mod.ts";
import { readArguments } from "./arguments.ts";
import { findConfig } from "./config_file.ts";
import { defaultTemplate, draftFolder, templatePath } from "./draft.ts";
import { labelsFolder } from "./family_decisions.ts";
import { bringIn, defaultFolder, defaultWarehouse, requireThere } from "./load.ts";
import { lookAt, Settling } from "./_settling.ts";
import { complain, say } from "./terminal.ts";

const help =
  `Watches a folder of exports: loads what arrives, and drafts the postmortem of each incident that is resolved by it.

  deno task watch [folder] [--template T] [--out D] [--warehouse F] [--config F] [--labels D]

  folder          your exports (default ${defaultFolder})
  --template T    a file, or a name in reports/templates/postmortem (default ${defaultTemplate})
  --out D         folder that gets a folder for each draft (default reports/drafts)
  --warehouse F   the database (default ${defaultWarehouse})
  --config F      hindcast.yaml (default: in the folder, beside it, or here)
  --labels D      what people decided (default ${labelsFolder})

A file is complete when it has not changed for two seconds; one that is still being written holds back the others.
Incidents resolved when it begins are not drafted: deno task draft does that. Drafts of this session are written anew, with
what people wrote kept, when later exports tell more. Ctrl-C ends it; nothing is lost.
Exit code 0: ended with Ctrl-C; 1: failed; 2: wrong usage; 130: ended in the middle of a load, which is as it was before.`;

const options = {
  template: { type: "string", default: defaultTemplate },
  out: { type: "string" },
  warehouse: { type: "string", default: defaultWarehouse },
  config: { type: "string" },
  labels: { type: "string", default: labelsFolder },
} as const;

/** Longest a model may take over one draft: it is to be there within half a minute. */
const longestModelMs = 20_000;

const lookEveryMs = 1_000;
const looks = 2;

const resolvedSql = `
SELECT incident_id AS "incidentId" FROM counted_incidents WHERE status = 'resolved' AND resolved_at IS NOT NULL ORDER BY resolved_at, incident_id`;

async function resolvedIn(warehouse: Warehouse): Promise<string[]> {
  const rows = await warehouse.query<{ incidentId: string }>("resolved incidents", resolvedSql);
  return rows.map(({ incidentId }) => incidentId);
}

/** What is watched, and where drafts go. */
interface Watch {
  readonly folder: string;
  readonly warehouse: string;
  readonly config: string | undefined;
  readonly labels: string | undefined;
  readonly template: string;
  readonly folderOf: (incidentId: string) => string;
}

/** Loads what is there. The database is open no longer than that takes: others may ask it in between. */
async function load({ folder, warehouse: path, config, labels }: Watch): Promise<string[]> {
  const warehouse = await openWarehouse(path);
  try {
    const { report } = await bringIn(warehouse, folder, await findConfig(folder, config), labels);
    const taken = report.files.filter(({ status }) => status === "loaded").length;
    for (const { name, message } of report.files.filter(({ status }) => status === "refused")) {
      complain(`${name}: ${message}`);
    }
    if (taken > 0) say(`${taken} ${taken === 1 ? "file" : "files"} loaded; ${report.incidents} incidents.`);
    return await resolvedIn(warehouse);
  } finally {
    warehouse.close();
  }
}

async function draftAll(
  incidents: readonly string[],
  { warehouse: path, template, folderOf }: Watch,
): Promise<void> {
  const { model, ...none } = modelOptionsFromEnv(Deno.env.toObject());
  const narrator = { ...none, model: model === null ? null : { ...model, budgetMs: longestModelMs } };
  const warehouse = await openWarehouse(path, { readOnly: true });
  try {
    for (const incidentId of incidents) {
      const [head] = await incidentHeads(warehouse, incidentId);
      if (!head) continue;
      const out = folderOf(incidentId);
      const { state } = await writeDraft(warehouse, { head, template, out, narrator, finals: dirname(out) });
      say(`${incidentId}: ${state === "final" ? "final, left alone" : `drafted in ${out}`}`);
    }
  } finally {
    warehouse.close();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}

/** Loads and drafts; what was resolved before the first load stays as it is. */
class Session {
  readonly #drafted = new Set<string>();
  #before: ReadonlySet<string> | null = null;

  constructor(readonly watch: Watch) {}

  async step(): Promise<void> {
    const resolved = await load(this.watch);
    if (this.#before === null) {
      say(`Watching ${this.watch.folder}; ${resolved.length} incidents are resolved already.`);
    }
    this.#before ??= new Set(resolved);
    for (const incidentId of resolved) if (!this.#before.has(incidentId)) this.#drafted.add(incidentId);
    if (this.#drafted.size > 0) await draftAll([...this.#drafted], this.watch);
  }
}

/** Looks, loads and drafts until it is told to stop. What another process holds is tried again, and told once. */
async function watchUntil(signal: AbortSignal, watch: Watch): Promise<void> {
  const settling = new Settling(looks);
  const session = new Session(watch);
  let told = "";
  while (!signal.aborted) {
    if (settling.see(await lookAt(watch.folder))) {
      try {
        await session.step();
        settling.done();
      } catch (error) {
        if (!(error instanceof ExportError)) throw error;
        if (error.message !== told) complain(error.message);
        told = error.message;
      }
    }
    await pause(lookEveryMs, signal);
  }
}

/** `deno task watch [folder]`. */
export async function watchCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("watch", args, options, help, { needed: [], more: 1 });
  if (typeof read === "number") return read;
  const { values: { out, warehouse, config, labels, template }, names: [folder = defaultFolder] } = read;
  await requireThere(folder);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  Deno.addSignalListener("SIGINT", interrupt);
  try {
    await watchUntil(stop.signal, {
      folder,
      warehouse: warehouse ?? defaultWarehouse,
      config,
      labels,
      template: templatePath(template ?? defaultTemplate),
      folderOf: (incidentId) => draftFolder(incidentId, out),
    });
    return 0;
  } finally {
    Deno.removeSignalListener("SIGINT", interrupt);
  }
}
