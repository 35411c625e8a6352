import { createHash } from "node:crypto";
import type { Config } from "../model/config.ts";
import { QueryError } from "../model/errors.ts";
import { allSources } from "../sources/mod.ts";
import { check } from "./_checks.ts";
import { Committer } from "./_commit.ts";
import { diskError } from "./_disk.ts";
import { exportsIn, type Found } from "./_folder.ts";
import { type FileOutcome, readLedger } from "./_ledger.ts";
import { restate } from "./_keep_states.ts";
import { findLinks, link } from "./_link.ts";
import { measureOffsets } from "./_offsets.ts";
import { placeRecordings } from "./_place_recordings.ts";
import { preparedAhead } from "./_prepare_ahead.ts";
import type { Warehouse } from "./warehouse.ts";

export type { FileOutcome } from "./_ledger.ts";

/** A field of an incident that a later export tells otherwise. */
export interface Restatement {
  /** `incident_records.record_id`. */
  readonly recordId: string;
  /** The record's title, null where it has none. */
  readonly title: string | null;
  /** Column of `incident_records`. */
  readonly field: string;
  /** What was said before, as text. */
  readonly before: string | null;
  /** What is said now, as text. */
  readonly after: string | null;
}

/** Records of one kind of export that were understood and change no table, for one reason. */
export interface IdleReason {
  /** Kind of export. */
  readonly kind: string;
  /** Why they change no table. */
  readonly reason: string;
  /** How many records. */
  readonly records: number;
}

/** What a load did. */
export interface LoadReport {
  /** The folder or file that was loaded. */
  readonly folder: string;
  /** What became of each file, in the order of their names. */
  readonly files: readonly FileOutcome[];
  /** Incidents in the warehouse afterwards. */
  readonly incidents: number;
  /** Fields of kept records that could not be read, in the whole warehouse: table `rejects`, scope `field`. */
  readonly fieldsUnread: number;
  /** Incidents without any time they started, were detected or declared: no question can count them. */
  readonly incidentsWithoutStart: number;
  /** What files of this load say otherwise about incidents that were known, at most 1,000 fields. */
  readonly restated: readonly Restatement[];
  /** Why records of files loaded now change no table: they are among the unchanged. */
  readonly idle: readonly IdleReason[];
  /** Whether an earlier load had been cut short. */
  readonly resumed: boolean;
}

/** How a folder is loaded. */
export interface LoadOptions {
  /** Zones, words and mappings the files are read by. */
  readonly config: Config;
  /** Told after each file. */
  readonly onFile?: (outcome: FileOutcome, at: number, of: number) => void;
}

/** Grows when files must be read again because reading them changed. */
const readingVersion = 2;

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
  await settle(warehouse);
  return { loadId, resumed: (row?.n ?? 0) > 0 };
}

type Derived = Pick<LoadReport, "incidents" | "fieldsUnread" | "incidentsWithoutStart" | "restated" | "idle">;

async function restatedBy(warehouse: Warehouse, loadId: string): Promise<readonly Restatement[]> {
  return await warehouse.query<Restatement>(
    "restated",
    `SELECT s.record_id AS "recordId", r.title, s.field, s.before, s.after
     FROM restatements AS s LEFT JOIN incident_records AS r USING (record_id)
     WHERE s.restated AND s.seen_at >= (SELECT started_at FROM loads WHERE load_id = $loadId)
     ORDER BY s.record_id, s.updated_at, s.field LIMIT 1000`,
    { loadId },
  );
}

async function idleOf(warehouse: Warehouse, loadId: string): Promise<readonly IdleReason[]> {
  return await warehouse.query<IdleReason>(
    "idle records",
    `SELECT f.kind, i.reason, sum(i.records)::BIGINT AS records
     FROM idle_records AS i JOIN files AS f USING (file_id)
     WHERE f.loaded_at >= (SELECT started_at FROM loads WHERE load_id = $loadId)
     GROUP BY f.kind, i.reason ORDER BY records DESC, f.kind, i.reason`,
    { loadId },
  );
}

async function derive(warehouse: Warehouse, config: Config, loadId: string): Promise<Derived> {
  await findLinks(warehouse, config);
  await warehouse.transaction(async () => {
    await placeRecordings(warehouse, config);
    await link(warehouse, config);
    await restate(warehouse);
    await measureOffsets(warehouse);
    await check(warehouse);
    await warehouse.run(
      "UPDATE loads SET finished_at = current_localtimestamp() WHERE load_id = $loadId OR finished_at IS NULL",
      { loadId },
    );
  });
  const [row] = await warehouse.query<Omit<Derived, "restated" | "idle">>(
    "what there is",
    `SELECT (SELECT count(*) FROM incidents) AS "incidents",
       (SELECT count(*) FROM rejects WHERE scope = 'field') AS "fieldsUnread",
       (SELECT count(*) FROM incidents WHERE started_at IS NULL) AS "incidentsWithoutStart"`,
  );
  const counts = row ?? { incidents: 0, fieldsUnread: 0, incidentsWithoutStart: 0 };
  return {
    ...counts,
    restated: await restatedBy(warehouse, loadId),
    idle: await idleOf(warehouse, loadId),
  };
}

async function loadFiles(
  warehouse: Warehouse,
  folder: string,
  files: readonly Found[],
  { config, onFile }: LoadOptions,
): Promise<LoadReport> {
  const { loadId, resumed } = await begin(warehouse, folder.split("/").filter(Boolean).at(-1) ?? folder);
  const known = await readLedger(warehouse);
  const preparing = {
    spool: warehouse.spool,
    config,
    sources: allSources(config),
    mapping: mappingHash(config),
    known,
  };
  const outcomes: FileOutcome[] = [];
  const committer = new Committer(warehouse, known, (outcome) => {
    outcomes.push(outcome);
    onFile?.(outcome, outcomes.length, files.length);
  });
  for await (const prepared of preparedAhead(preparing, files)) await committer.take(prepared);
  await committer.flush();
  const derived = await derive(warehouse, config, loadId);
  await settle(warehouse);
  return { folder, files: outcomes, ...derived, resumed };
}

async function bytesOf(files: readonly Found[]): Promise<number> {
  let total = 0;
  for (const { path } of files) total += await Deno.lstat(path).then(({ size }) => size, () => 0);
  return total;
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
