import { dirname, join, relative, resolve } from "node:path";
import { type IncidentHead, incidentHeads } from "../analyses/incident_timeline/head_rows.ts";
import { cleanText } from "../model/clean_text.ts";
import { refusal } from "../model/refusal.ts";
import { renderClaim } from "../model/render_claim.ts";
import { describeWriter } from "../narrative/describe_writer.ts";
import { modelOptionsFromEnv } from "../narrative/model_options_from_env.ts";
import { drillId } from "../reports/draft/drill.ts";
import { writeDraft, type WrittenDraft } from "../reports/draft/write_draft.ts";
import { type NotebookRun, runNotebook } from "../reports/notebook/run_notebook.ts";
import { openWarehouse, type Warehouse } from "../warehouse/mod.ts";
import { readArguments } from "./arguments.ts";
import { defaultWarehouse } from "./load.ts";
import { notebookProblem } from "./_notebook_problem.ts";
import { complain, progress, say } from "./terminal.ts";
import { toldApart } from "./_told_apart.ts";

/** The template that ships. */
export const defaultTemplate = "default";

const help =
  `Writes the first draft of a postmortem from everything linked to an incident: timeline, hypotheses, similar incidents,
proposed actions, open questions; every sentence with what it rests on. Run again, it keeps what people changed.

  deno task draft <incident> [--template T] [--out D] [--warehouse F] [--json]

  <incident>      id, number or reference as the warehouse or a tool shows it (1169, INC-123), its address, or
                  latest: the one resolved last
  --template T    a file, or a name in reports/templates/postmortem (default ${defaultTemplate})
  --out D         folder of this one draft (default reports/drafts/<incident>)
  --warehouse F   the database (default ${defaultWarehouse})
  --json          the result as JSON

Where HINDCAST_MODEL is set, that language model words the sections, every sentence checked; the draft says which.
The status stands in the front matter: draft, in review, final. A final one is never written anew.
Exit code 0: written; 1: failed; 2: wrong usage.`;

const options = {
  template: { type: "string", default: defaultTemplate },
  out: { type: "string" },
  warehouse: { type: "string", default: defaultWarehouse },
  json: { type: "boolean", default: false },
} as const;

/** The one incident a person means. */
async function incidentOf(warehouse: Warehouse, asked: string): Promise<IncidentHead> {
  const heads = await incidentHeads(warehouse, asked);
  const [first, second] = heads;
  if (first && !second) return first;
  throw new RangeError(refusal({
    action: "draft",
    thing: `incident "${asked}"`,
    reason: first
      ? `it may be ${toldApart(heads.map(({ startedAt, ...head }) => ({ ...head, day: startedAt })))}`
      : "there is no incident of this id, number, reference or address",
    remedy: first
      ? "Give one of these ids"
      : "Give an id, number or reference as its tool shows it, and load its export first",
  }));
}

/** Where templates are looked for: a name is one of those that ship or were put beside them. */
export function templatePath(template: string): string {
  return /[\\/]|\.md$/.test(template)
    ? template
    : join("reports", "templates", "postmortem", `${template}.md`);
}

/** Where drafts stand unless told otherwise. */
export const draftsFolder: string = join("reports", "drafts");

/** Folder of an incident's draft: its id, in letters every disk takes. */
export function draftFolder(incidentId: string, below = draftsFolder): string {
  return join(below, incidentId.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-"));
}

const notebook = join("notebooks", "70_postmortem.ipynb");

/** The same path as a notebook, executed, beside the draft. */
async function runBeside(out: string, incident: string, warehouse: string): Promise<NotebookRun> {
  progress("running 70_postmortem");
  const warehousePath = relative(dirname(resolve(notebook)), resolve(warehouse));
  const run = await runNotebook({
    notebook,
    out: join(out, "70_postmortem.ipynb"),
    parameters: { warehousePath, incident },
  });
  progress("");
  return run;
}

/** Says what was written, and what became of what people wrote. */
export function printDraft({ out, files, state, claims, blame, named, narrative }: WrittenDraft): void {
  const drill = claims.find(({ id }) => id === drillId);
  if (drill) say(cleanText(renderClaim(drill)));
  if (state === "final") return say(`${out} is final: left alone.`);
  for (const file of files) say(join(out, file));
  if (narrative !== null) say(describeWriter(narrative));
  if (state === "merged") say("What people had changed was kept.");
  for (const { section, phrase, why, instead } of blame) {
    say(`Under "${section}", "${phrase.trim()}": ${why}. Rather: "${instead.trim()}".`);
  }
  for (const { section, sentence } of named) {
    say(`Under "${section}", somebody is named. With the pseudonym: "${sentence.trim()}"`);
  }
}

/** `deno task draft <incident>`. */
export async function draftCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("draft", args, options, help, { needed: ["<incident>"] });
  if (typeof read === "number") return read;
  const { values, names: [asked = ""] } = read;
  const warehouse = await openWarehouse(values.warehouse ?? defaultWarehouse, { readOnly: true });
  try {
    const head = await incidentOf(warehouse, asked);
    const draft = await writeDraft(warehouse, {
      head,
      template: templatePath(values.template ?? defaultTemplate),
      out: values.out ?? draftFolder(head.incidentId),
      narrator: modelOptionsFromEnv(Deno.env.toObject()),
      finals: draftsFolder,
    });
    const run = draft.state === "final" ? null : await runBeside(draft.out, head.incidentId, warehouse.path);
    const problem = run && notebookProblem(run, notebook);
    if (values.json) say(JSON.stringify({ ...draft, incidentId: head.incidentId }));
    else {
      printDraft(draft);
      if (run && problem === null) say(run.out);
    }
    if (problem !== null) complain(problem);
    return problem === null ? 0 : 1;
  } finally {
    warehouse.close();
  }
}
