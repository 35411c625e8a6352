import { dirname } from "node:path";
import type { BulkReading } from "../../model/source.ts";
import type { CsvCut } from "../../sources/csv_scan.ts";
import { pieces } from "../files/inspect.ts";
import type { StagedFile } from "./_staged.ts";

/** The database is given files of more than twice this in parts of about this size, so that memory does not grow with them. */
const partBytes = 32 * 2 ** 20;
const partRows = 500_000;
const copyBytes = 4 * 2 ** 20;

const newline = 10;
const quote = 34;

/** Whether a file is to be read in parts. */
export function isLarge(file: StagedFile, { format }: BulkReading): boolean {
  return format !== "json" && format !== "samples" && file.bytes > 2 * partBytes;
}

/** A stretch of a file, and the records that stand before it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly before: number;
}

/** Where each line of JSON Lines that ends a part ends; nothing is quoted across lines there. */
async function lineCuts(path: string): Promise<CsvCut[]> {
  const cuts: CsvCut[] = [];
  let passed = 0;
  let record = 0;
  let next = partBytes;
  for await (const piece of pieces(path)) {
    for (let at = piece.indexOf(newline); at !== -1; at = piece.indexOf(newline, at + 1)) {
      record += 1;
      const byte = passed + at + 1;
      if (byte < next) continue;
      cuts.push({ record, byte });
      next = byte + partBytes;
    }
    passed += piece.length;
  }
  return cuts;
}

function stretchesBetween(cuts: readonly CsvCut[], bytes: number): Stretch[] {
  const starts = [{ record: 0, byte: 0 }, ...cuts.filter(({ byte }) => byte < bytes)];
  return starts.map(({ record, byte }, at) => ({
    from: byte,
    to: starts[at + 1]?.byte ?? bytes,
    before: record,
  }));
}

/** The header of a CSV, its line end included: what stands before the first record that is cut off. */
async function headerOf(path: string): Promise<Uint8Array> {
  const taken: Uint8Array[] = [];
  let quoted = false;
  for await (const piece of pieces(path)) {
    for (let at = 0; at < piece.length; at++) {
      if (piece[at] === quote) quoted = !quoted;
      if (piece[at] !== newline || quoted) continue;
      taken.push(piece.slice(0, at + 1));
      return new Uint8Array(await new Blob(taken as BlobPart[]).arrayBuffer());
    }
    taken.push(piece.slice());
  }
  return new Uint8Array(0);
}

async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at));
}

/** Lays a stretch of a file down as a file of its own, under the header where there is one. */
async function copy(
  path: string,
  target: string,
  header: Uint8Array,
  { from, to }: Stretch,
): Promise<string> {
  using source = await Deno.open(path);
  using file = await Deno.open(target, { write: true, create: true, truncate: true });
  if (from > 0) await writeAll(file, header);
  await source.seek(from, Deno.SeekMode.Start);
  const buffer = new Uint8Array(copyBytes);
  for (let left = to - from; left > 0;) {
    const read = await source.read(buffer.subarray(0, Math.min(left, buffer.length)));
    if (read === null) break;
    await writeAll(file, buffer.subarray(0, read));
    left -= read;
  }
  return target;
}

function shiftsFor(file: StagedFile, from: number, to: number): StagedFile["scan"] {
  if (!file.scan) return null;
  const { shifts } = file.scan;
  const last = shifts.findLastIndex(({ record }) => record <= from);
  return { ...file.scan, shifts: shifts.slice(Math.max(0, last)).filter(({ record }) => record < to) };
}

async function* textParts(file: StagedFile, reading: BulkReading): AsyncGenerator<StagedFile> {
  const header = reading.format === "csv" ? await headerOf(file.plain) : new Uint8Array(0);
  const { size } = await Deno.stat(file.plain);
  const stretches = stretchesBetween(file.scan?.cuts ?? await lineCuts(file.plain), size);
  const lay = (at: number): Promise<string> | null => {
    const stretch = stretches[at];
    if (!stretch) return null;
    const laid = copy(file.plain, `${dirname(file.plain)}/part-${at}-${file.fileId}.plain`, header, stretch);
    // What goes wrong is thrown when its turn comes.
    laid.catch(() => undefined);
    return laid;
  };
  let next = lay(0);
  try {
    for (const [at, { from, to, before }] of stretches.entries()) {
      const plain = await next;
      if (plain === null) return;
      // The next part is laid down while the database reads this one.
      next = lay(at + 1);
      const scan = shiftsFor(file, before, stretches[at + 1]?.before ?? Infinity);
      try {
        yield { ...file, plain, bytes: to - from, scan, before, faults: at === 0 ? file.faults : [] };
      } finally {
        await Deno.remove(plain);
      }
    }
  } finally {
    const laid = await next?.catch(() => null);
    if (laid) await Deno.remove(laid).catch(() => undefined);
  }
}

/**
 * A large file in parts of whole records, one after the other, each numbered on from those before it; a part is gone when
 * the next is asked for.
 *
 * @param records rows of a Parquet file.
 */
export async function* partsOf(
  file: StagedFile,
  reading: BulkReading,
  records: number,
): AsyncGenerator<StagedFile> {
  if (reading.format !== "parquet") return yield* textParts(file, reading);
  for (let before = 0; before < records; before += partRows) yield { ...file, before, rows: partRows };
}
