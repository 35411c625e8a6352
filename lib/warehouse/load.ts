import { createHash } from "node:crypto";
import type { Config } from "../model/config.ts";
import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import { allSources } from "../sources/mod.ts";
import { check } from "./_checks.ts";
import { exportsIn, type Found } from "./_folder.ts";
import { enter, type FileEntry, type FileOutcome, type KnownFile, readLedger } from "./_ledger.ts";
import { link } from "./_link.ts";
import { loadBulk } from "./_load_bulk.ts";
import { type Books, loadRecords } from "./_load_records.ts";
import { prepare, type Prepared, type Preparing } from "./_prepare.ts";
import { asRefusal, refused } from "./_refused.ts";
import type { Warehouse } from "./warehouse.ts";

export type { FileOutcome } from "./_ledger.ts";

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

type RecordsPrepared = Extract<Prepared, { state: "records" }>;
type BulkPrepared = Extract<Prepared, { state: "bulk" }>;

/** A file that waits to be committed. */
type Pending = RecordsPrepared | BulkPrepared;

/** Grows when files must be read again because reading them changed. */
const readingVersion = 1;

/** Small files share a transaction: each is still there whole or not at all, and a hundred chat days cost one commit. */
const groupFiles = 64;
const groupBytes = { records: 8 * 2 ** 20, bulk: 24 * 2 ** 20 };

/** Hash of all configuration that changes what rows a file gives. */
function mappingHash(config: Config): string {
  const settings = JSON.stringify([readingVersion, config.zones.sources, config.words, config.tables]);
  return createHash("sha256").update(settings).digest("hex").slice(0, 12);
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

function balanced(entry: FileEntry, books: Books | undefined): FileOutcome {
  const { read = 0, loaded = 0, updated = 0, unchanged = 0, rejected = 0 } = books ?? {};
  const { name, kind } = entry;
  if (read === loaded + updated + unchanged + rejected) {
    return {
      name,
      kind,
      status: "loaded",
      rowsRead: read,
      loaded,
      updated,
      unchanged,
      rejected,
      code: null,
      message: null,
    };
  }
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

/** Writes down why a file was refused; what an earlier load took of it stays. */
async function refuse(
  warehouse: Warehouse,
  known: Map<string, KnownFile>,
  entry: FileEntry,
  error: ExportError,
): Promise<FileOutcome> {
  const outcome = refused(entry.name, entry.kind, error);
  const before = (await readLedger(warehouse)).get(entry.fileId);
  if (before?.status !== "loaded") {
    await warehouse.transaction(() => enter(warehouse, [{ entry, outcome, again: before !== undefined }]));
    known.set(entry.fileId, { mapping: null, status: "refused", loadedAt: "" });
  }
  return outcome;
}

async function enterAll(
  warehouse: Warehouse,
  group: readonly Pending[],
  books: ReadonlyMap<string, Books>,
): Promise<FileOutcome[]> {
  const lines = group.map(({ entry, again }) => ({
    entry,
    again,
    outcome: balanced(entry, books.get(entry.fileId)),
  }));
  await enter(warehouse, lines);
  return lines.map(({ outcome }) => outcome);
}

async function commitRecords(
  warehouse: Warehouse,
  group: readonly RecordsPrepared[],
): Promise<FileOutcome[]> {
  return await warehouse.transaction(async () => {
    for (const { again, entry } of group) if (again) await forget(warehouse, entry.fileId);
    const files = group.map(({ entry, spool, read }) => ({ fileId: entry.fileId, spool, read }));
    return await enterAll(warehouse, group, await loadRecords(warehouse, files));
  });
}

async function commitBulk(warehouse: Warehouse, group: readonly BulkPrepared[]): Promise<FileOutcome[]> {
  return await warehouse.transaction(async () => {
    for (const { again, entry } of group) if (again) await forget(warehouse, entry.fileId);
    const [first] = group;
    const books = first
      ? await loadBulk(warehouse, first.entry.kind ?? "", first.plan, group.map(({ file }) => file))
      : new Map<string, Books>();
    for (const { assertUnchanged } of group) await assertUnchanged();
    return await enterAll(warehouse, group, books);
  });
}

function commit(warehouse: Warehouse, group: readonly Pending[]): Promise<FileOutcome[]> {
  const bulk = group.filter((one) => one.state === "bulk");
  return bulk.length > 0
    ? commitBulk(warehouse, bulk)
    : commitRecords(warehouse, group.filter((one) => one.state === "records"));
}

/** Files of one group are read by one statement: any records, or bulk files of the same plan. */
function groupKey(prepared: Pending): string {
  return prepared.state === "records" ? "records" : JSON.stringify([prepared.entry.kind, prepared.plan]);
}

async function cleanUp(group: readonly Pending[]): Promise<void> {
  for (const one of group) {
    if (one.state === "records") one.spool.remove();
    else await Deno.remove(one.file.plain).catch(() => undefined);
  }
}

/** Commits prepared files in their order, small ones together. */
class Committer {
  #group: Pending[] = [];
  #key = "";
  #bytes = 0;
  constructor(
    readonly warehouse: Warehouse,
    readonly known: Map<string, KnownFile>,
    readonly report: (outcome: FileOutcome) => void,
  ) {}

  async take(prepared: Prepared): Promise<void> {
    if (prepared.state === "done" || prepared.state === "refused") {
      await this.flush();
      this.report(
        prepared.state === "done"
          ? prepared.outcome
          : await refuse(this.warehouse, this.known, prepared.entry, prepared.error),
      );
      return;
    }
    const key = groupKey(prepared);
    const bytes = prepared.entry.bytes;
    const isFull = this.#group.length >= groupFiles || this.#bytes + bytes > groupBytes[prepared.state];
    if (key !== this.#key || isFull) await this.flush();
    this.#key = key;
    this.#group.push(prepared);
    this.#bytes += bytes;
  }

  /** A group in which one file fails is committed again file by file, so that only that one is refused. */
  async #commit(group: readonly Pending[]): Promise<void> {
    try {
      for (const outcome of await commit(this.warehouse, group)) this.report(outcome);
    } catch (error) {
      const [only, ...more] = group;
      if (!only) throw error;
      if (more.length > 0) { for (const one of group) await this.#commit([one]); }
      else {this.report(
          await refuse(this.warehouse, this.known, only.entry, asRefusal(error, only.entry.name)),
        );}
    }
  }

  async flush(): Promise<void> {
    const group = this.#group;
    this.#group = [];
    this.#bytes = 0;
    if (group.length === 0) return;
    try {
      await this.#commit(group);
    } finally {
      await cleanUp(group);
    }
  }
}

/** How many prepared files may wait for the database. */
const ahead = 96;

/** Prepares files while the database works on those before, and hands them over in their order. */
async function* preparedAhead(preparing: Preparing, files: readonly Found[]): AsyncGenerator<Prepared> {
  const waiting: Promise<Prepared>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let next = 0;
  const startNext = () => {
    const at = next++;
    const file = files[at];
    if (!file) return;
    // One after the other: two at once would only take turns on the same thread and hold two files' rows.
    const prepared = last.then(() => prepare(preparing, file.path, file.name, at));
    // A fault of ours in a file ahead is thrown when its turn comes, not as an unhandled rejection now.
    last = prepared.catch(() => undefined);
    waiting.push(prepared);
  };
  for (let at = 0; at < ahead; at++) startNext();
  for (let prepared = waiting.shift(); prepared; prepared = waiting.shift()) {
    yield await prepared;
    startNext();
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

async function derive(warehouse: Warehouse, loadId: string): Promise<number> {
  await warehouse.transaction(async () => {
    await link(warehouse);
    await check(warehouse);
    await warehouse.run(
      "UPDATE loads SET finished_at = current_localtimestamp() WHERE load_id = $loadId OR finished_at IS NULL",
      { loadId },
    );
  });
  const [row] = await warehouse.query<{ n: number }>("incidents", "SELECT count(*) AS n FROM incidents");
  return row?.n ?? 0;
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
  const { config, onFile } = options;
  const files = await exportsIn(folder);
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
  return { folder, files: outcomes, incidents: await derive(warehouse, loadId), resumed };
}
