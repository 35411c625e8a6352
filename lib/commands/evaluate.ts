import { evaluateDrafts } from "../reports/evaluation/evaluate_drafts.ts";
import { type EvaluationSummary, summarise } from "../reports/evaluation/summarise.ts";
import { editedDrafts } from "../reports/evaluation/edited_drafts.ts";
import { formatValue } from "../model/format.ts";
import { readTemplate } from "../reports/draft/read_template.ts";
import { readArguments } from "./arguments.ts";
import { defaultTemplate, templatePath } from "./draft.ts";
import { evaluatedCompany } from "./_evaluated_company.ts";
import { complain, progress, say } from "./terminal.ts";

/** Companies whose incidents are drafted; thirty each. */
const usualSeeds = "101,102";

const help =
  `Measures how good drafts are: drafts the incidents of synthetic companies, of which all is known, and holds each against it.

  deno task evaluate [--seeds S] [--json]
  deno task evaluate --drafts D [--json]

  --seeds S   companies, by numbers with commas between; each has thirty incidents (default ${usualSeeds})
  --drafts D  instead: how much people changed of the drafts in this folder, such as reports/drafts, by section
  --json      the figures and every draft's own, as JSON

Exit code 0: measured; 1: failed; 2: wrong usage.`;

const options = {
  seeds: { type: "string", default: usualSeeds },
  drafts: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

function lines(summary: EvaluationSummary): string[] {
  const share = (value: number) => formatValue(value, "share");
  const { drafts, unsupported, medianS, slowestS } = summary;
  return [
    `${drafts} incidents, written offline`,
    `facts right, missed, wrong          ${share(summary.factsRight)}, ${share(summary.factsMissed)}, ${
      share(summary.factsWrong)
    }`,
    `timeline recall, precision          ${share(summary.timelineRecall)}, ${
      share(summary.timelinePrecision)
    }`,
    `true change or cause first, in three  ${share(summary.causeFirst)}, ${share(summary.causeInThree)}`,
    `sentences without a claim           ${unsupported}`,
    `timeline lines to add or strike     ${share(summary.edits)}`,
    `time of a draft, median and most    ${formatValue(medianS, "s")}, ${formatValue(slowestS, "s")}`,
  ];
}

/** What people changed, by section, the most changed first. */
async function evaluateEdits(folder: string, json: boolean): Promise<number> {
  const sections = (await editedDrafts(folder)).filter(({ status }) => status !== "draft");
  if (json) {
    say(JSON.stringify(sections));
    return 0;
  }
  const drafts = new Set(sections.map(({ draft }) => draft)).size;
  say(`${drafts} drafts that people are at, or are done with: words changed, by section`);
  const bySection = [...Map.groupBy(sections, ({ section }) => section)].map(([section, own]) => ({
    section,
    share: own.reduce((sum, { share }) => sum + share, 0) / own.length,
  })).sort((a, b) => b.share - a.share);
  for (const { section, share } of bySection) say(`  ${formatValue(share, "share").padStart(6)}  ${section}`);
  return 0;
}

/** `deno task evaluate`. */
export async function evaluateCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("evaluate", args, options, help);
  if (typeof read === "number") return read;
  if (read.values.drafts !== undefined) {
    return await evaluateEdits(read.values.drafts, read.values.json ?? false);
  }
  const seeds = (read.values.seeds ?? usualSeeds).split(",").map(Number);
  if (!seeds.every((seed) => Number.isSafeInteger(seed))) {
    complain(`Cannot use seeds "${read.values.seeds}": they are no whole numbers. Write --seeds 101,102.`);
    return 2;
  }
  const template = await readTemplate(templatePath(defaultTemplate));
  const scores = [];
  for (const seed of seeds) {
    const out = await Deno.makeTempDir({ prefix: "hindcast-evaluate-" });
    try {
      const { warehouse, truths } = await evaluatedCompany(seed, out);
      try {
        const told = (at: number, of: number) => progress(`company ${seed}: draft ${at} of ${of}`);
        scores.push(...await evaluateDrafts(warehouse, truths, template, told));
      } finally {
        warehouse.close();
        progress("");
      }
    } finally {
      await Deno.remove(out, { recursive: true });
    }
  }
  const summary = summarise(scores);
  if (read.values.json) say(JSON.stringify({ seeds, writer: "offline", summary, drafts: scores }));
  else for (const line of lines(summary)) say(line);
  return 0;
}
