import { createHash } from "node:crypto";
import type { Config } from "../../model/config.ts";
import { ExportError } from "../../model/errors.ts";
import type { BulkPlan, BulkSource, ExportFile, Source } from "../../model/source.ts";
import { scanCsv } from "../../sources/csv_scan.ts";
import type { SecretTokens } from "../../privacy/secret_tokens.ts";
import { exportFile } from "./_export_file.ts";
import { hideSecrets } from "../secrets/hide_secrets.ts";
import { assertUnchanged, inspect, type Inspection } from "./inspect.ts";
import type { Found } from "./folder.ts";
import type { FileEntry, FileOutcome, KnownFile } from "../_ledger.ts";
import type { BulkFile } from "../merge/bulk_file.ts";
import { isNoExport } from "./no_export.ts";
import { encodingOf, openPlain } from "./open_plain.ts";
import { type AnySource, recognise } from "../recognise/recognise.ts";
import { asRefusal, nothing } from "../_refused.ts";
import { SecretBook } from "../secrets/secret_book.ts";
import { sift } from "./_sift.ts";
import { Spool } from "./spool.ts";
import { unwrap } from "./unwrap.ts";

/** A file as far as it can be taken without the database. */
export type Prepared =
  | { readonly state: "done"; readonly outcome: FileOutcome }
  | { readonly state: "no export"; readonly entry: FileEntry }
  | { readonly state: "refused"; readonly entry: FileEntry; readonly error: ExportError }
  | {
    readonly state: "records";
    readonly entry: FileEntry;
    readonly again: boolean;
    readonly spool: Spool;
    readonly read: number;
    readonly bytes: number;
    readonly secrets: SecretBook;
  }
  | {
    readonly state: "bulk";
    readonly entry: FileEntry;
    readonly again: boolean;
    readonly plan: BulkPlan;
    readonly file: BulkFile;
    readonly secrets: SecretBook;
    /** Refuses the file if somebody has written to it since. */
    readonly assertUnchanged: () => void;
  };

/** What preparing a file needs. */
export interface Preparing {
  readonly spool: string;
  readonly config: Config;
  readonly sources: readonly AnySource[];
  readonly mapping: string;
  readonly tokens: SecretTokens;
  /** The ledger, and the files prepared since. */
  readonly known: Map<string, KnownFile>;
  /** The id under which an earlier load reached a file through another folder. */
  readonly before: (sha256: string, name: string) => string | null;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function isBulk(source: AnySource): source is BulkSource {
  return "plan" in source;
}

async function readRecords(
  source: Source,
  file: ExportFile,
  folder: string,
): Promise<{ spool: Spool; read: number }> {
  const spool = new Spool(folder, file.fileId);
  try {
    for await (const record of source.read(file)) spool.add(record);
    spool.close();
    return { spool, read: await source.count(file) };
  } catch (error) {
    spool.remove();
    throw error;
  }
}

/**
 * Plans how the database reads a file and counts its records here, apart from it. JSON nested so deep that it would end
 * the process is refused by the count, before the database sees it.
 */
async function planBulk(
  source: BulkSource,
  file: ExportFile,
  plain: string,
  secrets: SecretBook,
): Promise<{ plan: BulkPlan; bulk: BulkFile; notes: string[] }> {
  const plan = await source.plan(file);
  const { reading } = plan;
  const scan = reading.format === "csv" ? await scanCsv(file.stream(), reading.delimiter) : null;
  const sifted = scan && !scan.sound && reading.format === "csv"
    ? await sift(file, plain, reading.delimiter)
    : null;
  const kept = sifted?.scan ?? scan;
  const faults = sifted?.faults ?? [];
  const counts = kept === null ? reading.format !== "parquet" : plan.metrics?.wide === true;
  const sound = counts ? await source.count(file) : kept?.records ?? null;
  const read = sound === null ? null : sound + faults.length;
  const bulk = {
    fileId: file.fileId,
    name: file.path,
    plain,
    bytes: file.bytes,
    scan: kept,
    faults,
    read,
    secrets,
  };
  return { plan, bulk, notes: controlsNote(sifted?.controls ?? 0) };
}

function controlsNote(controls: number): string[] {
  return controls === 0 ? [] : [`${controls} control characters in it were replaced by \ufffd`];
}

function fileIdOf(inspection: Inspection, source: AnySource, name: string): string {
  const scope = source.scope?.(name) ?? "";
  const id = scope ? sha256(`${inspection.sha256}\0${scope}`) : inspection.sha256;
  return id.slice(0, 12);
}

/** As the ledger will know it: files are prepared before those ahead of them are committed. What was taken before, it was. */
function asLoaded({ sha256, name, mapping }: FileEntry, before: KnownFile | undefined): KnownFile {
  const loadedAt = new Date().toISOString();
  return { sha256, name, mapping, status: "loaded", reason: null, taken: before?.taken ?? 0, loadedAt };
}

function isKnown(known: KnownFile | undefined, mapping: string): known is KnownFile {
  return known?.status === "loaded" && known.mapping === mapping;
}

/** Tells what a file is, and reads it where its source reads record by record. Needs no database. */
export async function prepare(
  preparing: Preparing,
  { path: given, name, unpack: unpackTo }: Found,
  at: number,
): Promise<Prepared> {
  const { spool, config, sources, mapping, known } = preparing;
  const path = unpackTo === undefined ? given : `${spool}/${at}.entry`;
  const secrets = new SecretBook(preparing.tokens);
  let entry: FileEntry = {
    fileId: sha256(name).slice(0, 12),
    sha256: "",
    name,
    bytes: 0,
    kind: null,
    mapping,
    notes: [],
  };
  let plain = `${spool}/${at}.plain`;
  let keepPlain = false;
  try {
    await unpackTo?.(path);
    const inspection = await inspect(path, name, encodingOf(config, name));
    entry = {
      ...entry,
      fileId: inspection.sha256.slice(0, 12),
      sha256: inspection.sha256,
      bytes: inspection.bytes,
    };
    plain = `${spool}/${at}-${entry.fileId}.plain`;
    await unwrap(path, name, inspection, plain);
    const isZip = inspection.wrapping === "zip";
    if (!isZip && inspection.wrapping !== "parquet") await hideSecrets(plain, secrets);
    const { draft, head } = await openPlain(
      { name, fileId: entry.fileId, plain, bytes: 0, isZip, config, secrets },
      sources,
    );
    const { source } = recognise(head, sources, config);
    const notes = [
      ...inspection.notes.map((note) => secrets.hideText(note)),
      ...source.notice?.(head, config) ?? [],
    ];
    const own = fileIdOf(inspection, source, name);
    const fileId = known.has(own) ? own : preparing.before(inspection.sha256, name) ?? own;
    entry = { ...entry, fileId, kind: source.kind, notes };
    const before = known.get(entry.fileId);
    if (isKnown(before, mapping)) {
      const message = `loaded on ${before.loadedAt.slice(0, 10)}, sha256 ${inspection.sha256.slice(0, 12)}`;
      return {
        state: "done",
        outcome: { name, kind: source.kind, status: "known", ...nothing, code: null, message },
      };
    }
    const again = before !== undefined;
    // The database knows a file by its path in the spool, of which the id is part.
    const named = `${spool}/${at}-${entry.fileId}.plain`;
    if (named !== plain) await Deno.rename(plain, named);
    plain = named;
    const file = exportFile({ ...draft, plain, fileId: entry.fileId });
    // Nobody else writes to what was unpacked.
    const unchanged = () => {
      if (unpackTo === undefined) assertUnchanged(path, name, inspection);
    };
    if (isBulk(source)) {
      const { plan, bulk, notes: more } = await planBulk(source, file, plain, secrets);
      entry = { ...entry, notes: [...notes, ...more] };
      keepPlain = true;
      known.set(entry.fileId, asLoaded(entry, before));
      return { state: "bulk", entry, again, plan, file: bulk, secrets, assertUnchanged: unchanged };
    }
    const { spool: rows, read } = await readRecords(source, file, spool);
    entry = { ...entry, notes: [...notes, ...controlsNote(rows.controls)] };
    unchanged();
    known.set(entry.fileId, asLoaded(entry, before));
    return { state: "records", entry, again, spool: rows, read, bytes: draft.bytes, secrets };
  } catch (error) {
    const plainly = asRefusal(error, name);
    const refusal = new ExportError(plainly.code, secrets.hideText(plainly.message), { cause: plainly });
    if (entry.kind === null && await isNoExport(path, name, refusal.code)) {
      return { state: "no export", entry };
    }
    return { state: "refused", entry, error: refusal };
  } finally {
    if (!keepPlain) await Deno.remove(plain).catch(() => undefined);
    if (unpackTo !== undefined) await Deno.remove(path).catch(() => undefined);
  }
}
