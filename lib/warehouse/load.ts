import { createHash } from "node:crypto";
import type { Config } from "../model/config.ts";
import { type ErrorCode, ExportError, QueryError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import type { BulkSource } from "../model/source.ts";
import { allSources } from "../sources/mod.ts";
import { check } from "./_checks.ts";
import { exportFile, headOf, type PlainFile } from "./_export_file.ts";
import { exportsIn } from "./_folder.ts";
import { assertUnchanged, inspect } from "./_inspect.ts";
import { link } from "./_link.ts";
import { loadBulk } from "./_load_bulk.ts";
import { type Books, loadRecords } from "./_load_records.ts";
import { type AnySource, recognise } from "./_recognise.ts";
import { unwrap } from "./_unwrap.ts";
import type { Warehouse } from "./warehouse.ts";

/** What became of one file. */
export interface FileOutcome {
  readonly name: string;
  readonly kind: string | null;
  /** `loaded` now, `known` from an earlier load, or `refused`. */
  readonly status: "loaded" | "known" | "refused";
  readonly rowsRead: number;
  readonly loaded: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Machine code and message of a refusal. */
  readonly code: ErrorCode | null;
  readonly message: string | null;
}

/** What a load did. */
export interface LoadReport {
  readonly folder: string;
  readonly files: readonly FileOutcome[];
  readonly incidents: number;
  /** Whether an earlier load had been cut short. */
  readonly resumed: boolean;
}

/** How a folder is loaded. */
export interface LoadOptions {
  readonly config: Config;
  /** Told after each file. */
  readonly onFile?: (outcome: FileOutcome, at: number, of: number) => void;
}

/** Grows when files must be read again because reading them changed. */
const readingVersion = 1;

const nothing = { rowsRead: 0, loaded: 0, updated: 0, unchanged: 0, rejected: 0 };

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Hash of all configuration that changes what rows a file gives. */
function mappingHash(config: Config): string {
  return sha256(JSON.stringify([readingVersion, config.zones.sources, config.words, config.tables])).slice(
    0,
    12,
  );
}

function isBulk(source: AnySource): source is BulkSource {
  return "plan" in source;
}

interface Known {
  readonly mapping_hash: string | null;
  readonly status: string;
  readonly loaded_at: string;
}

async function knownFile(warehouse: Warehouse, fileId: string): Promise<Known | undefined> {
  const rows = await warehouse.query<Known>(
    "ledger",
    "SELECT mapping_hash, status, loaded_at FROM files WHERE file_id = $fileId",
    { fileId },
  );
  return rows[0];
}

const provenance = [
  "rejects",
  "incident_records",
  "incident_services",
  "incident_events",
  "alerts",
  "changes",
  "change_statuses",
  "messages",
  "metric_points",
  "postmortems",
  "postmortem_sections",
  "action_items",
  "services",
  "people",
];

/** Takes out what a file gave when it was read under another configuration. */
async function forget(warehouse: Warehouse, fileId: string): Promise<void> {
  for (const table of provenance) {
    await warehouse.run(`DELETE FROM ${table} WHERE file_id = $fileId`, { fileId });
  }
}

function assertBalanced(name: string, books: Books): void {
  const { read, loaded, updated, unchanged, rejected } = books;
  if (read === loaded + updated + unchanged + rejected) return;
  throw new ExportError(
    "E-BOOKS",
    refusal({
      action: "load",
      thing: name,
      reason:
        `it holds ${read} records, but ${loaded} were new, ${updated} newer, ${unchanged} known and ${rejected} rejected`,
      remedy: "Nothing of it was kept. Check the file for unbalanced quotes, and report it if it is sound",
    }),
  );
}

interface Entry {
  readonly fileId: string;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly kind: string | null;
  readonly mapping: string;
}

async function enter(warehouse: Warehouse, entry: Entry, outcome: FileOutcome): Promise<void> {
  await warehouse.run("DELETE FROM files WHERE file_id = $fileId", { fileId: entry.fileId });
  await warehouse.run(
    `INSERT INTO files (file_id, sha256, name, kind, mapping_hash, bytes, status, code, reason, rows_read, loaded, updated,
       unchanged, rejected, loaded_at)
     VALUES ($fileId, $sha256, $name, $kind, $mapping, $bytes, $status, $code, $reason, $rowsRead, $loaded, $updated,
       $unchanged, $rejected, current_localtimestamp())`,
    {
      ...entry,
      status: outcome.status,
      code: outcome.code,
      reason: outcome.message,
      rowsRead: outcome.rowsRead,
      loaded: outcome.loaded,
      updated: outcome.updated,
      unchanged: outcome.unchanged,
      rejected: outcome.rejected,
    },
  );
}

async function take(
  warehouse: Warehouse,
  source: AnySource,
  file: PlainFile,
  again: boolean,
): Promise<Books> {
  if (again) await forget(warehouse, file.fileId);
  const opened = exportFile(file);
  const books = isBulk(source)
    ? await loadBulk(warehouse, source, opened, file.plain)
    : await loadRecords(warehouse, source, opened);
  assertBalanced(file.name, books);
  return books;
}

function refused(name: string, kind: string | null, error: ExportError): FileOutcome {
  return { name, kind, status: "refused", ...nothing, code: error.code, message: error.message };
}

/** What the database says of a file it cannot read becomes the file's refusal; anything else is a fault of ours. */
function asRefusal(error: unknown, name: string): ExportError {
  if (error instanceof ExportError) return error;
  if (!(error instanceof QueryError)) throw error;
  const code = /memory/i.test(error.message) ? "E-MEM" : /json/i.test(error.message) ? "E-JSON" : "E-DB";
  const reason = (error.message.split("\n")[0] ?? "").replace(/^Cannot run query "[^"]*": /, "").slice(
    0,
    300,
  );
  const remedy = code === "E-MEM"
    ? "Allow more memory with --memory-limit"
    : "Check the export, or report it if it is sound";
  return new ExportError(code, refusal({ action: "load", thing: name, reason, remedy }), { cause: error });
}

interface Loading {
  readonly warehouse: Warehouse;
  readonly config: Config;
  readonly sources: readonly AnySource[];
  readonly mapping: string;
}

async function loadFile(loading: Loading, path: string, name: string): Promise<FileOutcome> {
  const { warehouse, config, sources, mapping } = loading;
  let entry: Entry = { fileId: sha256(name).slice(0, 12), sha256: "", name, bytes: 0, kind: null, mapping };
  const plain = `${warehouse.spool}/plain`;
  try {
    const inspection = await inspect(path, name);
    entry = {
      ...entry,
      fileId: inspection.sha256.slice(0, 12),
      sha256: inspection.sha256,
      bytes: inspection.bytes,
    };
    await unwrap(path, name, inspection, plain);
    const isZip = inspection.wrapping === "zip";
    const { size } = await Deno.stat(plain);
    const draft: PlainFile = { name, fileId: entry.fileId, plain, bytes: size, isZip, config };
    const { source } = recognise(await headOf(draft), sources, config);
    const scope = source.scope?.(name) ?? "";
    if (scope) entry = { ...entry, fileId: sha256(`${entry.sha256}\0${scope}`).slice(0, 12) };
    entry = { ...entry, kind: source.kind };
    const known = await knownFile(warehouse, entry.fileId);
    if (known?.status === "loaded" && known.mapping_hash === mapping) {
      return {
        name,
        kind: source.kind,
        status: "known",
        ...nothing,
        code: null,
        message: `loaded on ${known.loaded_at.slice(0, 10)}`,
      };
    }
    return await warehouse.transaction(async () => {
      const { read, ...books } = await take(
        warehouse,
        source,
        { ...draft, fileId: entry.fileId },
        known?.status === "loaded",
      );
      await assertUnchanged(path, name, inspection);
      const outcome: FileOutcome = {
        name,
        kind: source.kind,
        status: "loaded",
        rowsRead: read,
        ...books,
        code: null,
        message: null,
      };
      await enter(warehouse, entry, outcome);
      return outcome;
    });
  } catch (thrown) {
    const error = asRefusal(thrown, name);
    const outcome = refused(name, entry.kind, error);
    const known = await knownFile(warehouse, entry.fileId);
    if (known?.status !== "loaded") await warehouse.transaction(() => enter(warehouse, entry, outcome));
    return outcome;
  } finally {
    await Deno.remove(plain).catch(() => undefined);
  }
}

async function begin(warehouse: Warehouse, folder: string): Promise<{ loadId: string; resumed: boolean }> {
  const [row] = await warehouse.query<{ n: number }>(
    "cut short",
    "SELECT count(*) AS n FROM loads WHERE finished_at IS NULL",
  );
  const loadId = crypto.randomUUID();
  await warehouse.run("INSERT INTO loads VALUES ($loadId, current_localtimestamp(), NULL, $folder)", {
    loadId,
    folder,
  });
  return { loadId, resumed: (row?.n ?? 0) > 0 };
}

/**
 * Loads every export of a folder: each file in one transaction, recognised by its content, known by its hash. Files
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
  const { config, onFile } = options;
  const files = await exportsIn(folder);
  const { loadId, resumed } = await begin(warehouse, folder.split("/").filter(Boolean).at(-1) ?? folder);
  const loading = { warehouse, config, sources: allSources(config), mapping: mappingHash(config) };
  const outcomes: FileOutcome[] = [];
  for (const { path, name } of files) {
    const outcome = await loadFile(loading, path, name);
    outcomes.push(outcome);
    onFile?.(outcome, outcomes.length, files.length);
  }
  await warehouse.transaction(async () => {
    await link(warehouse);
    await check(warehouse);
    await warehouse.run(
      "UPDATE loads SET finished_at = current_localtimestamp() WHERE load_id = $loadId OR finished_at IS NULL",
      { loadId },
    );
  });
  const [row] = await warehouse.query<{ n: number }>("incidents", "SELECT count(*) AS n FROM incidents");
  return { folder, files: outcomes, incidents: row?.n ?? 0, resumed };
}
