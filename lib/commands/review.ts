import { join } from "node:path";
import { parsePeriod, type Period, previousPeriod } from "../model/period.ts";
import { isZone } from "../model/is_zone.ts";
import { refusal } from "../model/refusal.ts";
import { requireApart } from "../model/require_apart.ts";
import { modelOptionsFromEnv } from "../narrative/model_options_from_env.ts";
import { requireEditionFolder } from "../reports/edition/edition_folder.ts";
import { type Edition, NotebookError, writeEdition } from "../reports/edition/write_edition.ts";
import { readArguments } from "./arguments.ts";
import { configOfLoad } from "./_config_of_load.ts";
import { defaultWarehouse } from "./load.ts";
import { complain, progress, say } from "./terminal.ts";

const help =
  `Writes the edition of a period: executed notebooks, deck (HTML and PowerPoint), findings, claims, manifest.

  deno task review <period> [--against P] [--out D] [--warehouse F] [--config F] [--zone Z] [--seed N] [--json]

  <period>        2026-Q3, 2026-09, 2026-H1, 2026, or a range such as 2026-Q2..2026-Q3
  --against P     the period to compare with (default: the one before)
  --out D         folder of the edition (default reports/<period>); an earlier one of the same periods gives way to it,
                  unless people changed something in it
  --warehouse F   the database (default ${defaultWarehouse})
  --config F      hindcast.yaml (default: the one the last load read by, else here)
  --zone Z        zone of hours of the day (default: zones: reporting: of hindcast.yaml, else UTC)
  --seed N        seed of every random draw (default 1)
  --json          the result as JSON

A language model writes the summary when HINDCAST_MODEL and a key or base URL are set; every sentence of it is checked.
Exit code 0: written; 1: failed; 2: wrong usage; 130: interrupted with Ctrl-C, an earlier edition is as it was.`;

const options = {
  against: { type: "string" },
  out: { type: "string" },
  warehouse: { type: "string", default: defaultWarehouse },
  config: { type: "string" },
  zone: { type: "string" },
  seed: { type: "string", default: "1" },
  json: { type: "boolean", default: false },
} as const;

/** The notebooks of a quarterly review. */
export const reviewNotebooks = [
  "00_data_quality",
  "10_overview",
  "20_patterns",
  "30_changes",
  "40_families",
  "50_leading_indicators",
  "60_learning",
]
  .map((name) => join("notebooks", `${name}.ipynb`));

/** What is reviewed, from where, to where. */
export interface Review {
  readonly period: Period;
  readonly against: Period;
  readonly warehouse: string;
  readonly out: string;
  readonly zone: string;
  /** Zone of each team whose hours differ. */
  readonly teamZones: Readonly<Record<string, string>>;
  readonly seed: number;
}

const interrupted = "interrupted: an earlier edition is as it was; run it again for a new one";

/** Writes the edition, showing what is being done; Ctrl-C ends it and leaves the earlier edition as it was. */
export async function review(what: Review): Promise<Edition> {
  const stop = new AbortController();
  const interrupt = () => stop.abort(new DOMException(interrupted, "AbortError"));
  Deno.addSignalListener("SIGINT", interrupt);
  try {
    return await writeEdition({
      ...what,
      notebooks: reviewNotebooks,
      narrator: modelOptionsFromEnv(Deno.env.toObject()),
      signal: stop.signal,
      onProgress: (line) => progress(`${what.period.label}: ${line}`),
    });
  } finally {
    Deno.removeSignalListener("SIGINT", interrupt);
    progress("");
  }
}

/** What was written and by whom, in lines. */
export function editionLines(edition: Edition): string[] {
  const { writer, model, reason } = edition.narrative;
  const by = writer === "model"
    ? `the language model ${model}, every sentence checked`
    : "the offline writer";
  const why = reason ? ` (${reason})` : "";
  return [
    ...edition.files.map((file) => join(edition.out, file)),
    `${edition.slides} slides, ${edition.findings} findings; summary by ${by}${why}.`,
  ];
}

type Asked = Pick<Review, "period" | "against" | "out" | "seed">;

interface Values {
  readonly against?: string | undefined;
  readonly out?: string | undefined;
  readonly zone?: string | undefined;
  readonly seed?: string | undefined;
}

/** What was asked for, refused before any work when it makes no sense. */
function ask(label: string, values: Values): Asked {
  const period = parsePeriod(label);
  const against = values.against === undefined ? previousPeriod(period) : parsePeriod(values.against);
  requireApart(period, against);
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(`Cannot use seed "${values.seed}": it is no whole number. Write --seed 1.`);
  }
  if (values.zone !== undefined && !isZone(values.zone)) {
    throw new RangeError(refusal({
      action: "use",
      thing: `zone "${values.zone}"`,
      reason: "it is no time zone",
      remedy: "Name one of the IANA list, such as --zone Europe/Berlin",
    }));
  }
  return { period, against, seed, out: values.out ?? join("reports", period.label) };
}

/** `deno task review <period>`. */
export async function reviewCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("review", args, options, help, { needed: ["<period>"] });
  if (typeof read === "number") return read;
  const { values, names: [label = ""] } = read;
  let asked: Asked;
  try {
    asked = ask(label, values);
    await requireEditionFolder(asked.out, asked);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    complain((error as Error).message);
    return 2;
  }
  const warehouse = values.warehouse ?? defaultWarehouse;
  const { config } = await configOfLoad(warehouse, values.config);
  try {
    const edition = await review({
      ...asked,
      warehouse,
      zone: values.zone ?? config.zones.reporting,
      teamZones: config.zones.teams,
    });
    if (values.json) say(JSON.stringify(edition));
    else for (const line of editionLines(edition)) say(line);
    return 0;
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    complain(error.message);
    for (const line of error.run.error?.traceback ?? []) complain(line);
    return 1;
  }
}
