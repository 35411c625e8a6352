import { ExportError } from "../../model/errors.ts";
import { refusal } from "../../model/refusal.ts";
import { keepFormer } from "./former.ts";
import {
  dropRefusal,
  enter,
  type FileEntry,
  type FileOutcome,
  type KnownFile,
  readLedgerLines,
} from "../_ledger.ts";
import { loadBulk } from "./_load_bulk.ts";
import { type Books, loadRecords } from "./_load_records.ts";
import type { Prepared } from "../files/prepare.ts";
import { insertSecrets } from "../secrets/insert_secrets.ts";
import { asRefusal, nothing, refused } from "../_refused.ts";
import type { Warehouse } from "../warehouse.ts";

type RecordsPrepared = Extract<Prepared, { state: "records" }>;
type BulkPrepared = Extract<Prepared, { state: "bulk" }>;
type RefusedPrepared = Extract<Prepared, { state: "refused" }>;

/** A file that waits to be committed. */
type Pending = RecordsPrepared | BulkPrepared | RefusedPrepared;

/** Small files share a transaction: each is still there whole or not at all, and a hundred chat days cost one commit. */
const groupFiles = 64;
const groupBytes = { records: 8 * 2 ** 20, bulk: 24 * 2 ** 20, refused: Infinity };

const provenance = [
  "rejects",
  "idle_records",
  "secrets_found",
  "incident_records",
  "record_states",
  "incident_services",
  "incident_events",
  "alerts",
  "changes",
  "change_statuses",
  "messages",
  "log_counts",
  "log_templates",
  "postmortems",
  "postmortem_sections",
  "action_items",
  "services",
  "people",
];

/** Takes out what a file gave when it was read under another configuration, and keeps it to say what became of it. */
async function forget(warehouse: Warehouse, fileId: string): Promise<void> {
  await keepFormer(warehouse, fileId);
  for (const table of provenance) {
    await warehouse.run(`DELETE FROM ${table} WHERE file_id = $fileId`, { fileId });
  }
  await warehouse.run("DELETE FROM metric_points WHERE file_number = ('0x' || $fileId)::UBIGINT", { fileId });
}

function noticed(entry: FileEntry, read: number): string | null {
  const notes = read === 0 ? [...entry.notes, "it holds no records"] : entry.notes;
  return notes.length > 0 ? notes.join("; ") : null;
}

/** Records of a file that is read again were known, though their rows were taken out: new is what it did not give before. */
function againAs({ read, loaded, updated, unchanged, rejected }: Books, taken: number): Books {
  const fresh = Math.min(loaded, Math.max(0, loaded + updated + unchanged - taken));
  return { read, loaded: fresh, updated, unchanged: unchanged + loaded - fresh, rejected };
}

const noBooks: Books = { read: 0, loaded: 0, updated: 0, unchanged: 0, rejected: 0 };

function balanced(entry: FileEntry, books: Books): FileOutcome {
  const { read, loaded, updated, unchanged, rejected } = books;
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
      message: noticed(entry, read),
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

/** Writes down why files were refused; what an earlier load took of them stays. */
async function refuse(
  warehouse: Warehouse,
  known: Map<string, KnownFile>,
  group: readonly Pick<RefusedPrepared, "entry" | "error">[],
): Promise<FileOutcome[]> {
  const before = await readLedgerLines(warehouse, group.map(({ entry }) => entry.fileId));
  const lines = group.map(({ entry, error }) => ({
    entry,
    outcome: refused(entry.name, entry.kind, error),
    again: before.has(entry.fileId),
  }));
  const fresh = lines.filter(({ entry }) => before.get(entry.fileId)?.status !== "loaded");
  await warehouse.transaction(() => enter(warehouse, known, fresh));
  for (const { entry: { fileId, sha256, name }, outcome } of fresh) {
    const { message: reason } = outcome;
    known.set(fileId, { sha256, name, mapping: null, status: "refused", reason, taken: 0, loadedAt: "" });
  }
  return lines.map(({ outcome }) => outcome);
}

async function enterAll(
  warehouse: Warehouse,
  known: ReadonlyMap<string, KnownFile>,
  group: readonly (RecordsPrepared | BulkPrepared)[],
  books: ReadonlyMap<string, Books>,
): Promise<FileOutcome[]> {
  const lines = group.map(({ entry, again }) => ({
    entry,
    again,
    outcome: balanced(
      entry,
      againAs(books.get(entry.fileId) ?? noBooks, known.get(entry.fileId)?.taken ?? 0),
    ),
  }));
  await enter(warehouse, known, lines);
  await insertSecrets(warehouse, group.map(({ entry, secrets }) => ({ fileId: entry.fileId, secrets })));
  return lines.map(({ outcome }) => outcome);
}

async function commitRecords(
  warehouse: Warehouse,
  known: ReadonlyMap<string, KnownFile>,
  group: readonly RecordsPrepared[],
): Promise<FileOutcome[]> {
  return await warehouse.transaction(async () => {
    for (const { again, entry } of group) if (again) await forget(warehouse, entry.fileId);
    const files = group.map(({ entry, spool, read }) => ({ fileId: entry.fileId, spool, read }));
    return await enterAll(warehouse, known, group, await loadRecords(warehouse, files));
  });
}

async function commitBulk(
  warehouse: Warehouse,
  known: ReadonlyMap<string, KnownFile>,
  group: readonly BulkPrepared[],
): Promise<FileOutcome[]> {
  return await warehouse.transaction(async () => {
    for (const { again, entry } of group) if (again) await forget(warehouse, entry.fileId);
    const [first] = group;
    const books = first
      ? await loadBulk(warehouse, first.entry.kind ?? "", first.plan, group.map(({ file }) => file))
      : new Map<string, Books>();
    for (const { assertUnchanged } of group) assertUnchanged();
    return await enterAll(warehouse, known, group, books);
  });
}

function commit(
  warehouse: Warehouse,
  known: Map<string, KnownFile>,
  group: readonly Pending[],
): Promise<FileOutcome[]> {
  const refusals = group.filter((one) => one.state === "refused");
  if (refusals.length > 0) return refuse(warehouse, known, refusals);
  const bulk = group.filter((one) => one.state === "bulk");
  return bulk.length > 0
    ? commitBulk(warehouse, known, bulk)
    : commitRecords(warehouse, known, group.filter((one) => one.state === "records"));
}

/** Files of one group are written by one statement: any records, any refusals, or bulk files of the same plan. */
function groupKey(prepared: Pending): string {
  return prepared.state === "bulk" ? JSON.stringify([prepared.entry.kind, prepared.plan]) : prepared.state;
}

async function cleanUp(group: readonly Pending[]): Promise<void> {
  for (const one of group) {
    if (one.state === "records") one.spool.remove();
    else if (one.state === "bulk") await Deno.remove(one.file.plain).catch(() => undefined);
  }
}

/** What a committer tells the load. */
interface Told {
  /** Called before anything is written: what follows leaves the warehouse in parts until the load ends. */
  readonly begin: () => Promise<void>;
  /** Called after each file. */
  readonly report: (outcome: FileOutcome) => void;
}

/** Commits prepared files in their order, small ones together. */
export class Committer {
  #group: Pending[] = [];
  #key = "";
  #bytes = 0;
  /** Files refused in this load. The same bytes under two names are one file, of which the first speaks for both. */
  readonly #refused = new Set<string>();
  constructor(
    readonly warehouse: Warehouse,
    readonly known: Map<string, KnownFile>,
    readonly told: Told,
  ) {}

  async take(prepared: Prepared): Promise<void> {
    if (prepared.state === "done" || prepared.state === "no export" || this.#isTold(prepared)) {
      await this.flush();
      this.told.report(await this.#leave(prepared));
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

  /** Whether the ledger says all there is to say: it was refused before for the same reason, or loaded as it is. */
  #isTold(prepared: Pending): prepared is RefusedPrepared {
    if (prepared.state !== "refused") return false;
    const { entry: { fileId, name }, error } = prepared;
    if (this.#refused.has(fileId)) return true;
    this.#refused.add(fileId);
    const before = this.known.get(fileId);
    return before?.status === "loaded" || (before?.name === name && before.reason === error.message);
  }

  /** What there is nothing to take of. */
  async #leave(prepared: Exclude<Prepared, RecordsPrepared | BulkPrepared>): Promise<FileOutcome> {
    if (prepared.state === "done") return prepared.outcome;
    const { entry } = prepared;
    if (prepared.state === "refused") return refused(entry.name, entry.kind, prepared.error);
    if (this.known.get(entry.fileId)?.status === "refused") {
      await this.told.begin();
      await dropRefusal(this.warehouse, entry);
    }
    return { name: entry.name, kind: null, status: "no export", ...nothing, code: null, message: null };
  }

  /** A group in which one file fails is committed again file by file, so that only that one is refused. */
  async #commit(group: readonly Pending[]): Promise<void> {
    try {
      for (const outcome of await commit(this.warehouse, this.known, group)) this.told.report(outcome);
    } catch (error) {
      const [only, ...more] = group;
      if (!only) throw error;
      if (more.length > 0) {
        for (const one of group) await this.#commit([one]);
        return;
      }
      const { entry } = only;
      const refusals = [{ entry, error: asRefusal(error, entry.name) }];
      for (const outcome of await refuse(this.warehouse, this.known, refusals)) this.told.report(outcome);
    }
  }

  async flush(): Promise<void> {
    const group = this.#group;
    this.#group = [];
    this.#bytes = 0;
    if (group.length === 0) return;
    try {
      await this.told.begin();
      await this.#commit(group);
    } finally {
      await cleanUp(group);
    }
  }
}
