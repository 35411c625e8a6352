import { join } from "node:path";
import { cleanText } from "../model/clean_text.ts";
import { refusal } from "../model/refusal.ts";
import { alwaysGone, editsByQuarter, type QuarterEdits } from "../reports/evaluation/edits_by_quarter.ts";
import { keepEdits, keyOf } from "../reports/evaluation/kept_edits.ts";
import { labelsFolder } from "./family_decisions.ts";
import { keepDecided } from "./_keep_decided.ts";
import { evaluateDrafts } from "../reports/evaluation/evaluate_drafts.ts";
import { type EvaluationSummary, summarise } from "../reports/evaluation/summarise.ts";
import { editedDrafts } from "../reports/evaluation/edited_drafts.ts";
import { formatValue } from "../model/format.ts";
import { modelOptionsFromEnv } from "../narrative/model_options_from_env.ts";
import { readTemplate } from "../reports/draft/read_template.ts";
import { readArguments } from "./arguments.ts";
import { defaultTemplate, templatePath } from "./draft.ts";
import { evaluatedCompany } from "./_evaluated_company.ts";
import { complain, progress, say } from "./terminal.ts";

/** Companies whose incidents are drafted; thirty each. */
const usualSeeds = "101,102";

const help =
  `Measures how good drafts are: drafts the incidents of synthetic companies, of which all is known, and holds each against it.
Where HINDCAST_MODEL is set, that model's drafts are held beside those written offline.

  deno task evaluate [--seeds S] [--json]
  deno task evaluate --drafts D [--labels L] [--json]

  --seeds S   companies, by numbers with commas between; each has thirty incidents (default ${usualSeeds})
  --drafts D  instead: what people made of the final drafts in this folder, such as reports/drafts, by quarter
  --labels L  folder in which that is kept (default ${labelsFolder}): draft_edits.jsonl, and postmortem_causes.csv with what
              they put incidents down to, which the next load takes where nobody labelled an incident otherwise
  --json      the figures and every draft's own, as JSON

Exit code 0: measured; 1: failed; 2: wrong usage.`;

const options = {
  seeds: { type: "string", default: usualSeeds },
  drafts: { type: "string" },
  labels: { type: "string", default: labelsFolder },
  json: { type: "boolean", default: false },
} as const;

const share = (value: number) => formatValue(value, "share");

/** What is printed of a writer's drafts, line by line. */
const figures: readonly (readonly [string, (summary: EvaluationSummary) => string])[] = [
  [
    "facts right, missed, wrong",
    ({ factsRight, factsMissed, factsWrong }) => [factsRight, factsMissed, factsWrong].map(share).join(", "),
  ],
  [
    "timeline recall, precision",
    ({ timelineRecall, timelinePrecision }) => [timelineRecall, timelinePrecision].map(share).join(", "),
  ],
  [
    "true change or cause first, in three",
    ({ causeFirst, causeInThree }) => [causeFirst, causeInThree].map(share).join(", "),
  ],
  ["sentences without a claim", ({ unsupported }) => `${unsupported}`],
  ["timeline lines to add or strike", ({ edits }) => share(edits)],
  ["values of claims told", ({ valuesTold }) => share(valuesTold)],
  ["sections as written offline", ({ fallback }) => share(fallback)],
  ["words changed against offline", ({ changed }) => share(changed)],
  [
    "time of a draft, median and most",
    ({ medianS, slowestS }) => [medianS, slowestS].map((value) => formatValue(value, "s")).join(", "),
  ],
];

/** A column for each writer. */
function print(summaries: ReadonlyMap<string, EvaluationSummary>): void {
  const columns = [...summaries].map(([writer, summary]) => [
    writer,
    ...figures.map(([, figure]) => figure(summary)),
  ]);
  const labels = ["written by", ...figures.map(([label]) => label)];
  const widths = columns.map((column) => Math.max(...column.map((cell) => cell.length)) + 2);
  const [first] = summaries.values();
  say(`${first?.drafts ?? 0} incidents`);
  labels.forEach((label, row) => {
    const cells = columns.map((column, at) => (column[row] ?? "").padEnd(widths[at] ?? 0));
    say(`${label.padEnd(38)}${cells.join("")}`.trimEnd());
  });
}

const sentences = ({ kept, reworded, removed, added }: QuarterEdits) =>
  `sentences kept ${kept}, reworded ${reworded}, taken out ${removed}, added ${added}`;

const finalDrafts = (count: number) => `${count} final ${count === 1 ? "draft" : "drafts"}`;

function printQuarter(quarter: QuarterEdits): void {
  const { drafts, decided, first, sections } = quarter;
  say(
    `${quarter.quarter ?? "start unknown"}: ${finalDrafts(drafts)}, words changed ${share(quarter.share)}; ${
      sentences(quarter)
    }`,
  );
  for (const { section, share: changed, removed, added } of sections) {
    say(`  ${share(changed).padStart(6)}  ${cleanText(section)}: taken out ${removed}, added ${added}`);
  }
  if (decided > 0) say(`  one hypothesis was left in ${decided}; in ${first} of these it was the first`);
}

/** What people changed of final drafts, by quarter; kept with the labels, and what they put incidents down to. */
async function evaluateEdits(folder: string, labels: string, json: boolean): Promise<number> {
  const drafts = await editedDrafts(folder);
  if (drafts.length === 0) {
    throw new RangeError(refusal({
      action: "read",
      thing: `drafts in ${folder}`,
      reason: "no folder in it holds a draft",
      remedy: "Name the folder that holds one folder for each draft, such as reports/drafts",
    }));
  }
  const edits = await keepEdits(join(labels, "draft_edits.jsonl"), drafts);
  const decided = await keepDecided(labels, drafts);
  const [quarters, gone] = [editsByQuarter(edits), alwaysGone(edits)];
  if (json) {
    say(JSON.stringify({ quarters, alwaysGone: gone, causes: decided.labels, strange: decided.strange }));
    return 0;
  }
  const having = (wanted: string) => drafts.filter(({ status }) => status === wanted).length;
  say(`${finalDrafts(having("final"))} in ${folder}, ${having("in review")} in review`);
  const here = new Set(drafts.map(keyOf));
  const elsewhere = new Set(edits.map(({ incident }) => incident)).difference(here).size;
  if (elsewhere > 0) {
    say(
      `Kept in ${join(labels, "draft_edits.jsonl")}, with ${finalDrafts(elsewhere)} of before or elsewhere:`,
    );
  }
  quarters.forEach(printQuarter);
  if (gone.length > 0) {
    say(`Taken out of every final draft: ${gone.map(cleanText).join(", ")}. Leave them out of the template.`);
  }
  for (const { incidentId, role, category, note } of decided.labels) {
    say(`${cleanText(incidentId)}: ${role} ${category} (${cleanText(note ?? "")})`);
  }
  for (const what of decided.strange) {
    complain(`${cleanText(what)} is no category of the taxonomy: left out.`);
  }
  return 0;
}

/** `deno task evaluate`. */
export async function evaluateCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("evaluate", args, options, help);
  if (typeof read === "number") return read;
  if (read.values.drafts !== undefined) {
    const { drafts, labels, json } = read.values;
    return await evaluateEdits(drafts, labels ?? labelsFolder, json ?? false);
  }
  const seeds = (read.values.seeds ?? usualSeeds).split(",").map(Number);
  if (!seeds.every((seed) => Number.isSafeInteger(seed))) {
    complain(`Cannot use seeds "${read.values.seeds}": they are no whole numbers. Write --seeds 101,102.`);
    return 2;
  }
  const template = await readTemplate(templatePath(defaultTemplate));
  const configured = modelOptionsFromEnv(Deno.env.toObject());
  const narrators = [{ model: null }, ...(configured.model === null ? [] : [configured])];
  const scores = [];
  for (const seed of seeds) {
    const out = await Deno.makeTempDir({ prefix: "hindcast-evaluate-" });
    try {
      const { warehouse, truths } = await evaluatedCompany(seed, out);
      try {
        const onDraft = (at: number, of: number) => progress(`company ${seed}: draft ${at} of ${of}`);
        scores.push(...await evaluateDrafts(warehouse, truths, { template, narrators, onDraft }));
      } finally {
        warehouse.close();
        progress("");
      }
    } finally {
      await Deno.remove(out, { recursive: true });
    }
  }
  const byWriter = Map.groupBy(scores, ({ model }) => model ?? "offline");
  const summaries = new Map([...byWriter].map(([writer, own]) => [writer, summarise(own)]));
  if (read.values.json) {
    say(JSON.stringify({ seeds, writers: Object.fromEntries(summaries), drafts: scores }));
  } else print(summaries);
  return 0;
}
