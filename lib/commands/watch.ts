import { dirname } from "node:path";
import { incidentHeads } from "../analyses/incident_timeline/head_rows.ts";
import { ExportError } from "../model/errors.ts";
import { modelOptionsFromEnv } from "../narrative/model_options_from_env.ts";
import { readTemplate } from "../reports/draft/read_template.ts";
import { writeDraft } from "../reports/draft/write_draft.ts";
import { openWarehouse, type Warehouse } from "../warehouse/mod.ts";
import { readArguments } from "./arguments.ts";
import { findConfig } from "./config_file.ts";
import { defaultTemplate, draftFolder, templatePath } from "./draft.ts";
import { labelsFolder } from "./family_decisions.ts";
import { bringIn, defaultFolder, defaultWarehouse, requireThere } from "./load.ts";
import { lookAt, Settling } from "./_settling.ts";
import { complain, say } from "./terminal.ts";

/** More incidents than anybody resolves between two exports. */
const mostAtOnce = 20;

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
What is resolved in the warehouse when it begins is not drafted, nor is history: of the first exports of all, and of a load that
resolves more than ${mostAtOnce}, only what was resolved in the last day is. deno task draft drafts any other. Drafts of this session
are written anew, with what people wrote kept, when later exports tell more. Ctrl-C ends it; nothing is lost.
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

/** An incident that is over. */
interface Resolved {
  readonly incidentId: string;
  /** Whether it was resolved in the last day; an end further ahead than clocks differ is a mistake of its export. */
  readonly isRecent: boolean;
}

const resolvedSql = `
SELECT incident_id AS "incidentId",
  resolved_at BETWEEN current_localtimestamp() - INTERVAL 1 DAY AND current_localtimestamp() + INTERVAL 1 DAY AS "isRecent"
FROM counted_incidents WHERE status = 'resolved' AND resolved_at IS NOT NULL ORDER BY resolved_at, incident_id`;

/** What a warehouse knows, before a load or after it. */
interface Known {
  readonly incidents: number;
  readonly resolved: readonly Resolved[];
}

async function knownIn(warehouse: Warehouse): Promise<Known> {
  const [all] = await warehouse.query<{ n: number }>("incidents", "SELECT count(*) AS n FROM incidents");
  const resolved = await warehouse.query<Resolved>("resolved incidents", resolvedSql);
  return { incidents: all?.n ?? 0, resolved: [...resolved] };
}

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? "" : "s"}`;

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
async function load(
  { folder, warehouse: path, config, labels }: Watch,
): Promise<{ readonly before: Known; readonly after: Known }> {
  const warehouse = await openWarehouse(path);
  try {
    const before = await knownIn(warehouse);
    const { report } = await bringIn(warehouse, folder, await findConfig(folder, config), labels);
    const taken = report.files.filter(({ status }) => status === "loaded").length;
    for (const { name, message } of report.files.filter(({ status }) => status === "refused")) {
      complain(`${name}: ${message}`);
    }
    if (taken > 0) say(`${counted(taken, "file")} loaded; ${counted(report.incidents, "incident")}.`);
    return { before, after: await knownIn(warehouse) };
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
      try {
        const { state } = await writeDraft(warehouse, {
          head,
          template,
          out,
          narrator,
          finals: dirname(out),
        });
        say(`${incidentId}: ${state === "final" ? "final, left alone" : `drafted in ${out}`}`);
      } catch (error) {
        // What people made of one draft keeps no other from being written.
        if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
        complain(error.message);
      }
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

/** Of what a load resolved, what is news: a first load, or one that resolves very many, brings history. */
function newsOf(resolved: readonly Resolved[], before: Known): readonly Resolved[] {
  const isHistory = before.incidents === 0 || resolved.length > mostAtOnce;
  return isHistory ? resolved.filter(({ isRecent }) => isRecent) : resolved;
}

const byHand = "deno task draft <incident> drafts one, and latest is the last of all";

/** Loads and drafts; what was resolved before it began stays as it is. */
class Session {
  readonly #drafted = new Set<string>();
  #old: Set<string> | null = null;

  constructor(readonly watch: Watch) {}

  async step(): Promise<void> {
    const { before, after } = await load(this.watch);
    const old = this.#old ?? new Set(before.resolved.map(({ incidentId }) => incidentId));
    const fresh = after.resolved.filter(({ incidentId }) => !old.has(incidentId));
    const news = newsOf(fresh, before);
    this.#say(after.resolved.length - news.length, fresh.length - news.length);
    for (const { incidentId } of fresh) old.add(incidentId);
    for (const { incidentId } of news) this.#drafted.add(incidentId);
    this.#old = old;
    if (this.#drafted.size > 0) await draftAll([...this.#drafted], this.watch);
  }

  #say(old: number, history: number): void {
    if (this.#old === null) {
      const how = old > 0 ? `, and not drafted: ${byHand}` : "";
      say(`Watching ${this.watch.folder}; ${counted(old, "incident")} resolved already${how}.`);
    } else if (history > 0) {
      say(`${counted(history, "incident")} resolved before, and not drafted: ${byHand}.`);
    }
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
  await readTemplate(templatePath(template ?? defaultTemplate));
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
