import { createHash } from "node:crypto";
import type { Config } from "../model/config.ts";
import { QueryError } from "../model/errors.ts";
import { redactText } from "../privacy/redact_text.ts";
import { secretKey } from "../privacy/secret_key.ts";
import { secretTokens } from "../privacy/secret_tokens.ts";
import { allSources } from "../sources/mod.ts";
import { applyLabels } from "./_apply_labels.ts";
import { check } from "./checks/checks.ts";
import { Committer } from "./merge/commit.ts";
import { diskError } from "./_disk.ts";
import { openFormer } from "./merge/former.ts";
import { exportsIn, type Found, largeFirst, sizeOf } from "./files/folder.ts";
import { dropVanished, type FileOutcome, reachedBefore, readLedger } from "./_ledger.ts";
import { heldTables } from "./_held.ts";
import { hidePeople } from "./_hide_people.ts";
import { restate } from "./merge/keep_states.ts";
import { findLinks, link } from "./link/link.ts";
import { findingsOf, type LoadFindings } from "./_load_findings.ts";
import { type Mark, markOf } from "./_mark.ts";
import { mineLogs } from "./_mine_logs.ts";
import { measureOffsets } from "./link/offsets.ts";
import { placeRecordings } from "./_place_recordings.ts";
import { preparedAhead } from "./files/prepare_ahead.ts";
import { openZips } from "./files/zip_folder.ts";
import type { Warehouse } from "./warehouse.ts";

export type { FileOutcome } from "./_ledger.ts";

export type { Reread, Rereading } from "./merge/former.ts";

export type { IdleReason, LoadFindings, RejectReason, Restatement } from "./_load_findings.ts";

/** What a load did. */
export interface LoadReport extends LoadFindings {
  /** The folder or file that was loaded. */
  readonly folder: string;
  /** What became of each file, in the order of their names. */
  readonly files: readonly FileOutcome[];
  /** Whether an earlier load had been cut short. */
  readonly resumed: boolean;
}

/** How a folder is loaded. */
export interface LoadOptions {
  /** Zones, words and mappings the files are read by. */
  readonly config: Config;
  /** Path of the file it stands in; a review reads it again. */
  readonly configPath?: string | null;
  /** Told after each file. */
  readonly onFile?: (outcome: FileOutcome, at: number, of: number) => void;
}

/** Grows when files must be read again because reading them changed. */
const readingVersion = 10;

/** Hash of all configuration that changes what rows a file gives. */
function mappingHash(config: Config): string {
  const { zones, dates, encodings, recordings, words, tables } = config;
  const settings = JSON.stringify([
    readingVersion,
    zones.sources,
    dates,
    encodings,
    recordings,
    words,
    tables,
  ]);
  return createHash("sha256").update(settings).digest("hex").slice(0, 12);
}

/** Brings the log into the database file, so that a copy of that file alone says truly what it holds. */
async function settle(warehouse: Warehouse): Promise<void> {
  try {
    await warehouse.run("CHECKPOINT");
  } catch (error) {
    // Somebody in this process is still reading: the log stays beside the file until the warehouse is closed.
    if (!(error instanceof QueryError && /transaction/i.test(error.message))) throw error;
  }
}

/** Whether an earlier load was cut short. */
async function wasCutShort(warehouse: Warehouse): Promise<boolean> {
  const [row] = await warehouse.query<{ n: number }>(
    "cut short",
    "SELECT count(*) AS n FROM loads WHERE finished_at IS NULL",
  );
  return (row?.n ?? 0) > 0;
}

async function derive(
  warehouse: Warehouse,
  config: Config,
  mark: Mark,
  dropGone: () => Promise<void>,
): Promise<LoadFindings> {
  const { loadId } = mark;
  const held = await heldTables(warehouse);
  if (held.has("people")) {
    await warehouse.transaction(async () => {
      if (await hidePeople(warehouse, held)) await mark.set();
    });
  }
  await findLinks(warehouse, config);
  await warehouse.transaction(async () => {
    // Set and ended at once where no file was written: cut short here, the load leaves what was there.
    await mark.set();
    await dropGone();
    if (held.has("messages")) await placeRecordings(warehouse, config);
    await mineLogs(warehouse, held);
    await link(warehouse, config, held);
    if (held.has("labels")) await applyLabels(warehouse);
    await restate(warehouse, held);
    await measureOffsets(warehouse, held);
    await check(warehouse, held);
    await warehouse.run(
      "UPDATE loads SET finished_at = current_localtimestamp() WHERE load_id = $loadId OR finished_at IS NULL",
      { loadId },
    );
  });
  return await findingsOf(warehouse, loadId, held);
}

async function bytesOf(files: readonly Found[]): Promise<number> {
  let total = 0;
  for (const file of files) total += await sizeOf(file);
  return total;
}

/** Outcomes as their files stand in the folder. */
function inOrder(outcomes: readonly FileOutcome[], files: readonly Found[]): readonly FileOutcome[] {
  const place = new Map(files.map(({ name }, at) => [name, at]));
  return outcomes.toSorted((one, other) => (place.get(one.name) ?? 0) - (place.get(other.name) ?? 0));
}

async function loadFiles(
  warehouse: Warehouse,
  folder: string,
  found: readonly Found[],
  { config, configPath = null, onFile }: LoadOptions,
): Promise<LoadReport> {
  const resumed = await wasCutShort(warehouse);
  const mark = markOf(warehouse, folder, configPath);
  const known = await readLedger(warehouse);
  const keyPath = warehouse.path === ":memory:" ? null : `${warehouse.path}.key`;
  const tokens = secretTokens(() => secretKey(keyPath));
  await openFormer(warehouse);
  const sources = allSources(config);
  await using opened = await openZips(found, sources, config);
  const files = opened.files.map((file) => ({ ...file, name: redactText(file.name, tokens) }));
  const preparing = {
    spool: warehouse.spool,
    config,
    sources,
    mapping: mappingHash(config),
    tokens,
    known,
    before: reachedBefore(known),
  };
  const outcomes: FileOutcome[] = [];
  const committer = new Committer(warehouse, known, {
    begin: async () => {
      if (await mark.set()) await settle(warehouse);
    },
    report: (outcome) => {
      outcomes.push(outcome);
      onFile?.(outcome, outcomes.length, files.length);
    },
  });
  for await (const prepared of preparedAhead(preparing, await largeFirst(files))) {
    await committer.take(prepared);
  }
  await committer.flush();
  const names = files.map(({ name }) => name);
  const derived = await derive(warehouse, config, mark, () => dropVanished(warehouse, known, names));
  await settle(warehouse);
  return { folder, files: inOrder(outcomes, files), ...derived, resumed };
}

/**
 * Loads every export of a folder: each file whole or not at all, recognised by its content, known by its hash. Files
 * that cannot be taken are refused with a reason and leave the tables as they were; the others load. Then the incidents
 * are put together again from their records and checked.
 *
 * @param folder the folder, with all folders below it, or one file.
 * @throws {ExportError} when the folder itself cannot be read.
 *
 * @example
 * ```ts
 * import { loadFolder, openWarehouse, parseConfig } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const folder = await Deno.makeTempDir();
 * await Deno.writeTextFile(`${folder}/alerts.csv`, "key,fired\na,2026-07-01T10:00:00Z\n");
 * const warehouse = await openWarehouse(":memory:");
 * const config = parseConfig({
 *   tables: [{ name: "monitor", format: "csv", table: "alerts", columns: { id: "key", started_at: "fired" } }],
 * });
 * const report = await loadFolder(warehouse, folder, { config });
 * assert.equal(report.files[0]?.loaded, 1);
 * warehouse.close();
 * ```
 */
export async function loadFolder(
  warehouse: Warehouse,
  folder: string,
  options: LoadOptions,
): Promise<LoadReport> {
  const files = await exportsIn(folder);
  try {
    return await loadFiles(warehouse, folder, files, options);
  } catch (error) {
    throw diskError(error, warehouse.path, folder, await bytesOf(files));
  }
}
