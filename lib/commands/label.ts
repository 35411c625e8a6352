import { type Agreement, causeAgreement } from "../analyses/causes/agreement.ts";
import { guessCauses } from "../analyses/causes/guess.ts";
import { type CauseProposal, proposeCauses } from "../analyses/causes/proposals.ts";
import { causeCategories, type CauseRow, causeRows } from "../analyses/causes/rows.ts";
import { cleanText } from "../model/clean_text.ts";
import { ExportError } from "../model/errors.ts";
import { formatInterval, formatValue } from "../model/format.ts";
import { refusal } from "../model/refusal.ts";
import type { CauseCategory } from "../model/taxonomy.ts";
import { modelOptionsFromEnv } from "../narrative/model_options_from_env.ts";
import { type CauseReadings, readCauses } from "../narrative/read_causes.ts";
import {
  keepGuesses,
  type LabelReport,
  loadLabels,
  openWarehouse,
  type Warehouse,
} from "../warehouse/mod.ts";
import { appendLabels } from "./_append_labels.ts";
import { labelSession } from "./_label_session.ts";
import { readArguments } from "./arguments.ts";
import { labelsFolder } from "./family_decisions.ts";
import { printLabels } from "./labels.ts";
import { defaultWarehouse } from "./load.ts";
import { taxonomyFileFor } from "./_taxonomy_file.ts";
import { complain, say } from "./terminal.ts";

const help =
  `Asks for the causes and triggers of the incidents whose labels help most, and keeps your answers.

  deno task label [--next 20] [--by MK] [--labels D] [--warehouse F] [--ask-model] [--json]

  --next N        how many incidents to ask about (default 20)
  --by NAME       who decides, a pseudonym or initials; asked for when it is not given
  --labels D      folder of causes.csv, and of taxonomy.yaml where it has its own (default ${labelsFolder})
  --warehouse F   the database (default ${defaultWarehouse})
  --ask-model     let the language model of HINDCAST_MODEL read the proposals too: their texts are sent to it as they are
  --json          ask nothing: the proposals, agreement and what was learned as JSON

Answers go to causes.csv at once, one row each; to correct one, write a newer row below it or change it: the newest holds.
Guesses never become labels. Exit code 0: done; 1: failed; 2: wrong usage.`;

const options = {
  next: { type: "string", default: "20" },
  by: { type: "string" },
  labels: { type: "string", default: labelsFolder },
  warehouse: { type: "string", default: defaultWarehouse },
  "ask-model": { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

const mostListed = 10;

/** What is known before anything is asked. */
interface Standing {
  readonly report: LabelReport;
  readonly categories: readonly CauseCategory[];
  readonly agreement: Agreement;
  readonly proposals: readonly CauseProposal[];
  /** What a second reader says of the proposals; null where none was asked. */
  readonly second: CauseReadings | null;
}

async function guess(warehouse: Warehouse, categories: readonly CauseCategory[]): Promise<void> {
  for (const role of ["cause", "trigger"] as const) {
    const { guesses, labels } = guessCauses(await causeRows(warehouse, role), { role, categories });
    await keepGuesses(warehouse, { role, reader: "classifier", labels }, guesses);
  }
}

/** Asks the second reader about the proposals. What it says is kept as a guess, and never as a label. */
async function secondReading(
  warehouse: Warehouse,
  { proposals, categories, rows }: Pick<Standing, "proposals" | "categories"> & { rows: readonly CauseRow[] },
): Promise<CauseReadings | null> {
  const { model, reason } = modelOptionsFromEnv(Deno.env.toObject());
  if (model === null) {
    complain(
      `Cannot ask a second reader: ${reason}. Set HINDCAST_MODEL and its address, or leave out --ask-model.`,
    );
    return null;
  }
  const byId = new Map(rows.map((row) => [row.incidentId, row]));
  const stories = proposals.map(({ incidentId, title, summary }) => ({
    incidentId,
    text: [title, summary, byId.get(incidentId)?.told].filter((part) => typeof part === "string").join("\n"),
  }));
  const found = await readCauses(stories, { role: "cause", taxonomy: { categories } }, model);
  await keepGuesses(
    warehouse,
    { role: "cause", reader: "language_model", labels: 0 },
    found.readings.map(({ incidentId, category, evidence }) => ({
      incidentId,
      category,
      probability: null,
      evidence: evidence === "" ? [] : [evidence],
    })),
  );
  return found;
}

async function standing(path: string, folder: string, next: number, asksModel: boolean): Promise<Standing> {
  const warehouse = await openWarehouse(path);
  try {
    const report = await loadLabels(warehouse, folder, await taxonomyFileFor(folder));
    if (report === null) {
      throw new ExportError(
        "E-CONFIG",
        refusal({
          action: "read",
          thing: await taxonomyFileFor(folder),
          reason: "there is no such file",
          remedy: "Copy data/labels/taxonomy.yaml of Hindcast there",
        }),
      );
    }
    const categories = await causeCategories(warehouse);
    const rows = await causeRows(warehouse, "cause");
    const agreement = causeAgreement(rows, { role: "cause", categories });
    const proposals = proposeCauses(rows, { role: "cause", categories, next });
    await guess(warehouse, categories);
    const second = asksModel ? await secondReading(warehouse, { proposals, categories, rows }) : null;
    return { report, categories, agreement, proposals, second };
  } finally {
    warehouse.close();
  }
}

function printAgreement({ kappa, agreed, overruled, learned }: Agreement): void {
  if (kappa.n > 0) {
    const { estimate: value, confLow, confHigh } = kappa;
    const interval = formatInterval({ value, confLow, confHigh, unit: "text", term: "kappa" });
    say(
      `Of ${kappa.n} guesses made before their label ${agreed} agree with it: kappa ${
        formatValue(value, "text")
      } (${interval}).`,
    );
  }
  if (learned.length > 0) say("Learned, by the stems of words:");
  for (const { category, labels, words } of learned) {
    say(`  ${category} (${labels} ${labels === 1 ? "label" : "labels"}): ${words.map(cleanText).join(", ")}`);
  }
  if (overruled.length === 0) return;
  say("The other labels speak against these; they stand unless you change them:");
  for (const { incidentId, title, label, guess, probability } of overruled.slice(0, mostListed)) {
    say(
      `  ${cleanText(incidentId)}  ${label}, not ${guess} (${formatValue(probability, "share")})  ${
        cleanText(title ?? "")
      }`,
    );
  }
  if (overruled.length > mostListed) say(`  and ${overruled.length - mostListed} more: --json has all`);
}

function printSecond(second: CauseReadings | null): void {
  if (second === null) return;
  say(`The second reader answered on ${second.readings.length}; ${second.dropped.length} dropped.`);
  for (const [why, dropped] of Map.groupBy(second.dropped, ({ why }) => why)) {
    say(`  ${dropped.length}: ${why}`);
  }
}

function printProposals(proposals: readonly CauseProposal[], folder: string): void {
  for (const { incidentId, guess, probability, title } of proposals) {
    say(
      `${cleanText(incidentId)}  ${guess} ${formatValue(probability, "share")}  ${cleanText(title ?? "")}`,
    );
  }
  say(
    `Nobody is at a terminal, so nothing was asked. Run deno task label in one, or add rows to ${folder}/causes.csv: ` +
      "incident_id,role,category,evidence,labelled_at,by,note",
  );
}

async function session(
  { proposals, categories, second }: Standing,
  folder: string,
  named: string | undefined,
) {
  const by = (named ?? prompt("Your initials:") ?? "").trim();
  if (by === "" || by.length > 40 || by.includes("@")) {
    complain(
      "Cannot label: nobody is named. Give a pseudonym or initials of at most 40 letters, such as --by MK.",
    );
    return 2;
  }
  const given = await labelSession({ proposals, categories, by, readings: second?.readings ?? [] }, {
    ask: (question) => prompt(question),
    say,
    keep: (labels) => appendLabels(`${folder}/causes.csv`, labels),
    now: () => new Date().toISOString(),
  });
  say(`${given} ${given === 1 ? "label" : "labels"} kept in ${folder}/causes.csv.`);
  return 0;
}

/** `deno task label`. */
export async function labelCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("label", args, options, help);
  if (typeof read === "number") return read;
  const { values } = read;
  const next = Number(values.next);
  if (!Number.isSafeInteger(next) || next < 1 || next > 1000) {
    complain(
      `Cannot label: --next "${values.next}" is no whole number from 1 to 1000. See deno task label --help.`,
    );
    return 2;
  }
  const [path, folder] = [values.warehouse ?? defaultWarehouse, values.labels ?? labelsFolder];
  const now = await standing(path, folder, next, values["ask-model"] ?? false);
  if (values.json) {
    const { report: labels, agreement, proposals, second } = now;
    say(JSON.stringify({ labels, agreement, proposals, second }));
    return 0;
  }
  printLabels(now.report);
  printAgreement(now.agreement);
  printSecond(now.second);
  if (now.proposals.length === 0) {
    say("Every incident has its label, or there is none: load your exports with deno task load.");
    return 0;
  }
  if (!Deno.stdin.isTerminal()) {
    printProposals(now.proposals, folder);
    return 0;
  }
  const code = await session(now, folder, values.by);
  const warehouse = await openWarehouse(path);
  try {
    await loadLabels(warehouse, folder, await taxonomyFileFor(folder));
  } finally {
    warehouse.close();
  }
  return code;
}
