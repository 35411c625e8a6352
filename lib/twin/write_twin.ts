import { type FileBooks, FileLedger } from "./_ledger.ts";
import { causeLabels, labeller } from "./cause_labels.ts";
import { createCompany } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import { exportsOf } from "./exports.ts";
import type { CompanyOptions } from "./founding.ts";
import { tellings } from "./tellings.ts";
import { hindcastYaml } from "./hindcast_yaml.ts";
import { refusal } from "../model/refusal.ts";
import { truthOf } from "./truth.ts";

/** Where to write which company. */
export interface WriteTwinOptions extends CompanyOptions {
  /** Folder that gets `raw/`, `hindcast.yaml`, `labels/causes.csv` and `truth.json`. */
  readonly out: string;
  /** Tools that tell the company, by their names; default: those of the company itself. */
  readonly tell?: readonly string[];
}

/** What was written. */
export interface TwinSummary {
  /** The folder. */
  readonly out: string;
  /** Files below it. */
  readonly files: number;
  /** Their size, bytes. */
  readonly bytes: number;
  /** Incidents a load of the exports must show, after linking. */
  readonly incidents: number;
  /** Alerts, each counted once. */
  readonly alerts: number;
  /** Deployments, each counted once. */
  readonly deployments: number;
  /** Samples of metrics. */
  readonly points: number;
}

const encoder = new TextEncoder();
const bufferLength = 1 << 20;

async function writeAll(file: Deno.FsFile, text: string): Promise<number> {
  const bytes = encoder.encode(text);
  for (let written = 0; written < bytes.length;) written += await file.write(bytes.subarray(written));
  return bytes.length;
}

async function writeText(path: string, texts: Iterable<string>): Promise<number> {
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  using file = await Deno.open(path, { create: true, truncate: true, write: true });
  let bytes = 0;
  let held = "";
  for (const text of texts) {
    held += text;
    if (held.length < bufferLength) continue;
    bytes += await writeAll(file, held);
    held = "";
  }
  return bytes + await writeAll(file, held);
}

function* counted(file: ExportText, ledger: FileLedger): Generator<string> {
  for (const piece of file.pieces()) {
    ledger.add(piece);
    yield piece.text;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.lstat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

// A former company is replaced; exports that no company wrote are somebody's work and stay.
async function clear(out: string): Promise<void> {
  if (!await exists(`${out}/raw`)) return;
  if (!await exists(`${out}/truth.json`)) {
    const reason = "there are exports in raw/ that are not from a synthetic company";
    const remedy = "Choose another folder";
    throw new Error(refusal({ action: "write", thing: `${out}/raw`, reason, remedy }));
  }
  await Deno.remove(`${out}/raw`, { recursive: true });
}

// Labels are worth more than all else in the folder: a row by anybody but the company's own people keeps the file.
async function requireOwnLabels(path: string): Promise<void> {
  if (!await exists(path)) return;
  const rows = (await Deno.readTextFile(path)).split(/\r?\n/).slice(1).filter((row) => row !== "");
  if (rows.every((row) => row.endsWith(`,${labeller},`))) return;
  const reason = "there are labels that people gave";
  const remedy = "Choose another folder";
  throw new Error(refusal({ action: "write", thing: path, reason, remedy }));
}

function requireTold(tools: readonly string[]): void {
  const unknown = tools.find((tool) => !(tool in tellings));
  if (unknown === undefined) return;
  const reason = "no tool of that name tells the company";
  const remedy = `Choose among ${Object.keys(tellings).sort().join(", ")}`;
  throw new RangeError(refusal({ action: "write", thing: `the exports of "${unknown}"`, reason, remedy }));
}

// Ids of a list on one line: truths are looked up by machine, and thousands of lines of ids are in nobody's interest.
function truthText(truth: unknown): string {
  const text = JSON.stringify(truth, null, 1);
  return `${text.replaceAll(/\[(?:\s+"[^"\n]*",?)+\s+\]/g, (list) => list.replaceAll(/\s+/g, ""))}\n`;
}

async function writeExports(
  files: readonly ExportText[],
  out: string,
): Promise<{ books: FileBooks[]; bytes: number }> {
  const books: FileBooks[] = [];
  let bytes = 0;
  for (const file of files) {
    const ledger = new FileLedger(file);
    bytes += await writeText(`${out}/${file.path}`, counted(file, ledger));
    books.push(ledger.books());
  }
  return { books, bytes };
}

/**
 * Writes the exports of a synthetic company as its tools would, with the configuration to read them and the truth
 * about what was planted in them. The same seed, scale and language give the same bytes.
 *
 * `truth.json` names, for every incident that is no test, its family or that it comes once (`planted.families`,
 * `planted.novel`), its cause and its trigger (`planted.causes`, `planted.triggers`: ids by category), whether its texts
 * keep quiet about the cause or mistake it (`planted.cause_not_told`, `planted.cause_mistaken_in_summary`), and the half
 * of the wordings it is told in (`language.held`; all others are of the other half). `labels/causes.csv` has the causes of
 * 90 incidents as people would label them: those whose texts hide the cause are "unknown".
 *
 * @param options `sample` has 400 incidents in 2 MB; `S` 2,000 incidents, 200,000 alerts and 5 million metric points;
 * `M` ten times `S`, with 20 million points.
 * @throws {RangeError} when no tool has one of the names in `tell`.
 * @throws {Error} when `raw/` in the folder holds exports of another origin, or `labels/causes.csv` labels of people.
 *
 * @example
 * ```ts
 * import { writeTwin } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const out = await Deno.makeTempDir();
 * const summary = await writeTwin({ out, seed: 1, scale: "sample" });
 * assert.equal(summary.alerts, 900);
 * await Deno.remove(out, { recursive: true });
 * ```
 */
export async function writeTwin(options: WriteTwinOptions): Promise<TwinSummary> {
  const { out, tell } = options;
  requireTold(tell ?? []);
  const company = createCompany(options);
  const labelsPath = `${out}/labels/causes.csv`;
  await requireOwnLabels(labelsPath);
  await clear(out);
  const { books, bytes } = await writeExports(exportsOf(company, tell), out);
  const yamlBytes = await writeText(`${out}/hindcast.yaml`, [hindcastYaml(company, tell !== undefined)]);
  const labelBytes = await writeText(labelsPath, [causeLabels(company)]);
  const truth = truthOf(company, books);
  const truthBytes = await writeText(`${out}/truth.json`, [truthText(truth)]);
  return {
    out,
    files: books.length + 3,
    bytes: bytes + yamlBytes + labelBytes + truthBytes,
    incidents: truth.totals.incidents,
    alerts: truth.totals.alerts,
    deployments: truth.totals.deployments,
    points: truth.totals.metric_points,
  };
}
