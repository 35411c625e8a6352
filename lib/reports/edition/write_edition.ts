import { basename, dirname, join, relative, resolve } from "node:path";
import project from "../../../deno.json" with { type: "json" };
import type { Narrative } from "../../model/narrative.ts";
import type { Period } from "../../model/period.ts";
import { refusal } from "../../model/refusal.ts";
import { requireApart } from "../../model/require_apart.ts";
import type { Cassette } from "../../narrative/cassette.ts";
import { rememberingFetch } from "../../narrative/remembering_fetch.ts";
import { narrate } from "../../narrative/narrate.ts";
import type { NarrateOptions } from "../../narrative/model_options.ts";
import { requireNoSecrets } from "../../privacy/require_no_secrets.ts";
import { renderMarkdown } from "../../narrative/render_markdown.ts";
import { openWarehouse } from "../../warehouse/mod.ts";
import { answeredBefore } from "../_answered_before.ts";
import type { SlideChart } from "../deck/deck.ts";
import { deckHtml } from "../deck/deck_html.ts";
import { deckPptx } from "../deck/deck_pptx.ts";
import { listParameters } from "../notebook/list_parameters.ts";
import { parseNotebook } from "../notebook/parse_notebook.ts";
import { type NotebookRun, runNotebook } from "../notebook/run_notebook.ts";
import { type IncidentPlace, incidentPlaces } from "../report/incident_places.ts";
import { reportHtml } from "../report/report_html.ts";
import { collect } from "./collect.ts";
import { deckOf } from "./deck_of.ts";
import type { Shown } from "./edition.ts";
import { requireEditionFolder } from "./edition_folder.ts";
import { clearLeftovers, partialOf } from "./_leftovers.ts";
import { hashAsWritten } from "./hash_of.ts";
import { inShortClaims } from "./in_short.ts";
import { type Inventory, inventoryOf, type Manifest } from "./manifest.ts";
import { requireIncidents } from "./require_incidents.ts";

/** What an edition is made of. */
export interface EditionOptions {
  readonly period: Period;
  readonly against: Period | null;
  /** Path of the warehouse. */
  readonly warehouse: string;
  /** Folder of the edition; replaced as a whole once the new one is complete. */
  readonly out: string;
  /** Notebooks in the order they are read. */
  readonly notebooks: readonly string[];
  /** Zone in which hours of the day are shown. */
  readonly zone: string;
  /** Zone of each team whose hours differ. */
  readonly teamZones?: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly narrator: NarrateOptions;
  readonly signal?: AbortSignal;
  /** Told what is being done. */
  readonly onProgress?: (what: string) => void;
}

/** A finished edition. */
export interface Edition {
  readonly out: string;
  readonly files: readonly string[];
  readonly narrative: Narrative;
  /** Slides of the deck, its cover included. */
  readonly slides: number;
  readonly findings: number;
}

/** A notebook did not run to its end; its copy, with what it showed, is kept. */
export class NotebookError extends Error {
  override readonly name = "NotebookError";
  constructor(readonly run: NotebookRun, readonly notebook: string) {
    const what = run.error ? `${run.error.name}: ${run.error.message}` : run.status;
    super(
      `Cannot write the edition: ${basename(notebook)} cell "${run.cell}" ${run.status}. ${
        what.replace(/\.$/, "")
      }. See ${run.out}.`,
    );
  }
}

/** Notebooks run two at a time: each keeps about one core busy. */
const atOnce = 2;

/** What the review gives to each notebook that declares it. */
async function parametersOf(path: string, options: EditionOptions): Promise<Record<string, string | number>> {
  const given: Record<string, string | number> = {
    warehousePath: relative(dirname(resolve(path)), resolve(options.warehouse)),
    period: options.period.label,
    against: options.against?.label ?? "",
    zone: options.zone,
    teamZones: JSON.stringify(options.teamZones ?? {}),
    seed: options.seed,
  };
  const notebook = parseNotebook(await Deno.readTextFile(path), basename(path));
  const declared = new Set(listParameters(notebook, basename(path)).map(({ name }) => name));
  return Object.fromEntries(Object.entries(given).filter(([name]) => declared.has(name)));
}

async function runAll(options: EditionOptions, folder: string): Promise<NotebookRun[]> {
  const runs: NotebookRun[] = [];
  const waiting = [...options.notebooks.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, notebook] = next;
      options.onProgress?.(`running ${basename(notebook)}`);
      runs[at] = await runNotebook({
        notebook,
        out: join(folder, "notebooks", basename(notebook)),
        parameters: await parametersOf(notebook, options),
        ...(options.signal ? { signal: options.signal } : {}),
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return runs;
}

/** What the warehouse itself tells of an edition. */
interface Stock {
  readonly inventory: Inventory;
  readonly incidents: readonly IncidentPlace[];
}

async function readStock(path: string, period: Period): Promise<Stock> {
  const warehouse = await openWarehouse(path, { readOnly: true });
  try {
    await requireIncidents(warehouse, period);
    return {
      inventory: await inventoryOf(warehouse),
      incidents: await incidentPlaces(warehouse, period),
    };
  } finally {
    warehouse.close();
  }
}

function manifestOf(
  options: EditionOptions,
  inventory: Inventory,
  narrative: Narrative,
  written: Manifest["written"],
): Manifest {
  const { files, rows, duckdb } = inventory;
  return {
    period: options.period,
    against: options.against,
    writtenAt: new Date().toISOString(),
    seed: options.seed,
    zone: options.zone,
    files,
    rows,
    versions: { hindcast: project.version, deno: Deno.version.deno, duckdb },
    narrative: {
      writer: narrative.writer,
      model: narrative.model,
      promptHash: narrative.promptHash,
      reason: narrative.reason,
    },
    written,
  };
}

/** Writes the files of an edition beside its notebooks, none with a secret in it; gives the hash of each, notebooks included. */
async function writeFiles(
  fresh: string,
  { out, notebooks }: EditionOptions,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  const take = (name: string, bytes: Uint8Array) => {
    requireNoSecrets(bytes, { action: "write", thing: join(out, name) });
    hashes[name] = hashAsWritten(name, bytes);
  };
  for (const path of notebooks) {
    const name = `notebooks/${basename(path)}`;
    take(name, await Deno.readFile(join(fresh, name)));
  }
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    take(name, bytes);
    await Deno.writeFile(join(fresh, name), bytes);
  }
  return hashes;
}

/** Tells what was shown; of unchanged claims a model is not asked again. */
async function narrateShown(
  shown: Shown,
  { out, against, narrator }: EditionOptions,
): Promise<{ readonly narrative: Narrative; readonly cassette: Cassette | null }> {
  const byChapter = Map.groupBy(shown.slides, ({ chapter }) => chapter);
  const own = [...byChapter].map(([title, slides]) => ({
    title,
    claims: slides.flatMap(({ claims }) => claims),
  }));
  const chapters = [{ title: "In short", claims: inShortClaims(shown, against) }, ...own];
  const { model } = narrator;
  if (model === null) return { narrative: await narrate(chapters, narrator), cassette: null };
  const remembering = rememberingFetch(await answeredBefore(join(out, "cassette.json")), model.fetch);
  const narrative = await narrate(chapters, { ...narrator, model: { ...model, fetch: remembering.fetch } });
  return { narrative, cassette: remembering.cassette() };
}

function chartsOf({ slides }: Shown): Map<string, SlideChart[]> {
  const byChapter = Map.groupBy(slides, ({ chapter }) => chapter);
  return new Map([...byChapter].map(([title, own]) => [title, own.flatMap(({ chart }) => chart ?? [])]));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

async function removeIfThere(path: string): Promise<void> {
  await Deno.remove(path, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
}

function isThere(path: string): Promise<boolean> {
  return Deno.stat(path).then(() => true, () => false);
}

/** Puts the finished folder in the place of the old one: a reader sees either, never half. */
async function swap(fresh: string, out: string): Promise<void> {
  const old = `${fresh}.old`;
  await Deno.rename(out, old).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  try {
    await Deno.rename(fresh, out);
  } catch (error) {
    const isBack = await Deno.rename(old, out).then(() => true, () => false);
    if (isBack || !await isThere(out)) throw error;
    // Another review was put in place in between: it gives way as the earlier one did.
    await removeIfThere(old);
    await swap(fresh, out);
  }
  await removeIfThere(old);
}

/** Keeps what a failed review showed, beside the edition that stays. */
async function keepFailure(
  failed: number,
  runs: readonly NotebookRun[],
  fresh: string,
  options: EditionOptions,
) {
  const failure = runs[failed];
  if (!failure) return;
  if (failure.status === "interrupted") options.signal?.throwIfAborted();
  const kept = `${options.out}.failed`;
  await removeIfThere(kept);
  await Deno.rename(fresh, kept);
  const out = join(kept, "notebooks", basename(failure.out));
  throw new NotebookError({ ...failure, out }, options.notebooks[failed] ?? "");
}

async function writeInto(fresh: string, options: EditionOptions, stock: Stock): Promise<Edition> {
  const { out, period, against, onProgress } = options;
  const runs = await runAll(options, fresh);
  await keepFailure(runs.findIndex(({ status }) => status !== "ok"), runs, fresh, options);
  const shown = collect(runs.map(({ notebook }) => notebook));
  onProgress?.("writing the narrative");
  const { narrative, cassette } = await narrateShown(shown, options);
  onProgress?.("writing the report and the deck");
  const charts = chartsOf(shown);
  const deck = deckOf(shown, narrative, period, against);
  const texts: Record<string, string | Uint8Array> = {
    "report.html": await reportHtml({
      period,
      against,
      narrative,
      charts,
      evidence: shown,
      incidents: stock.incidents,
    }),
    "deck.html": await deckHtml(deck),
    "deck.pptx": await deckPptx(deck),
    "summary.md": renderMarkdown(narrative),
    "findings.json": json(shown.findings),
    "claims.json": json(shown.claims),
    // What a model wrote and was refused is nobody's evidence: the reasons are kept, its words are not.
    "narrative.json": json({ ...narrative, rejected: narrative.rejected.map(({ why }) => why) }),
    ...(cassette === null ? {} : { "cassette.json": json(cassette) }),
  };
  const written = await writeFiles(fresh, options, texts);
  const manifest = { "manifest.json": json(manifestOf(options, stock.inventory, narrative, written)) };
  await writeFiles(fresh, { ...options, notebooks: [] }, manifest);
  options.signal?.throwIfAborted();
  await swap(fresh, out);
  await removeIfThere(`${out}.failed`);
  const files = [
    ...Object.keys(texts),
    ...Object.keys(manifest),
    ...options.notebooks.map((path) => join("notebooks", basename(path))),
  ];
  return { out, files, narrative, slides: deck.slides.length + 1, findings: shown.findings.length };
}

async function makeFolder(fresh: string, out: string): Promise<void> {
  try {
    await Deno.mkdir(fresh, { recursive: true });
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).replace(/ ?\(os error.*/, "");
    throw new RangeError(
      refusal({
        action: "write the edition to",
        thing: out,
        reason: why,
        remedy: "Name a folder that may be written with --out",
      }),
      { cause: error },
    );
  }
}

/**
 * Writes the edition of a period: executed notebooks, deck, findings, claims, narrative and manifest. The folder is
 * written beside and put in place when it is complete; an earlier edition stays as it is until then.
 *
 * @throws {RangeError} before any work: when the periods overlap, no incident of the period is known, or the folder
 * holds anything but an earlier edition of the same comparison as it was written.
 * @throws {RangeError} when a secret stands in what was to be written: a label or a note brought it, for exports lose theirs.
 * @throws {NotebookError} when a notebook fails; its copy is kept in `<out>.failed`.
 * @throws the signal's reason when it was interrupted: nothing is kept.
 */
export async function writeEdition(options: EditionOptions): Promise<Edition> {
  requireApart(options.period, options.against);
  // Without a slash at its end, so that what is written beside it is beside it.
  const out = join(dirname(options.out), basename(options.out));
  await clearLeftovers(out);
  await requireEditionFolder(out, options);
  const stock = await readStock(options.warehouse, options.period);
  // A folder of its own for each: two reviews at once do not write into each other.
  const fresh = partialOf(out);
  await makeFolder(fresh, out);
  try {
    return await writeInto(fresh, { ...options, out }, stock);
  } finally {
    await removeIfThere(fresh);
  }
}
