import { dirname } from "node:path";
import type { BulkReading } from "../model/source.ts";
import { scanCsv } from "../sources/csv_scan.ts";
import { pieces } from "./_inspect.ts";
import type { StagedFile } from "./_staged.ts";

/** The database is given files of more than twice this in parts of about this size, so that memory does not grow with them. */
const partBytes = 32 * 2 ** 20;
const partRows = 500_000;

const newline = 10;
const quote = 34;

/** Whether a file is to be read in parts. */
export function isLarge(file: StagedFile, { format }: BulkReading): boolean {
  return format !== "json" && file.bytes > 2 * partBytes;
}

/** Finds where a record ends: at a line end outside quotes, where quotes mean anything. */
class Boundary {
  #quoted = false;
  constructor(readonly quotes: boolean) {}

  /** Takes a piece without looking for an end. */
  pass(piece: Uint8Array): void {
    if (!this.quotes) return;
    for (let at = piece.indexOf(quote); at !== -1; at = piece.indexOf(quote, at + 1)) {
      this.#quoted = !this.#quoted;
    }
  }

  /** Place after the first record end in a piece, -1 where it has none; the rest of the piece is not taken. */
  find(piece: Uint8Array): number {
    for (let at = 0; at < piece.length; at++) {
      if (piece[at] === newline && !this.#quoted) return at + 1;
      if (this.quotes && piece[at] === quote) this.#quoted = !this.#quoted;
    }
    return -1;
  }
}

function writeAll(file: Deno.FsFile, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += file.writeSync(bytes.subarray(at));
}

/** The first record of a CSV, its line end included. */
async function headerOf(path: string): Promise<Uint8Array> {
  const boundary = new Boundary(true);
  const taken: Uint8Array[] = [];
  for await (const piece of pieces(path)) {
    const end = boundary.find(piece);
    taken.push(piece.slice(0, end === -1 ? piece.length : end));
    if (end !== -1) break;
  }
  return new Uint8Array(await new Blob(taken as BlobPart[]).arrayBuffer());
}

/** Writes text files of about equal size that hold whole records, each under the header where there is one. */
async function* cut(file: StagedFile, header: Uint8Array | null): AsyncGenerator<string> {
  const boundary = new Boundary(header !== null);
  let part = 0;
  let size = 0;
  let path = "";
  let open: Deno.FsFile | undefined;
  const begin = () => {
    path = `${dirname(file.plain)}/part-${part}-${file.fileId}.plain`;
    open = Deno.openSync(path, { write: true, create: true, truncate: true });
    if (header !== null && part > 0) writeAll(open, header);
    size = 0;
    part += 1;
    return open;
  };
  try {
    for await (const piece of pieces(file.plain)) {
      let rest = piece;
      while (rest.length > 0) {
        const to = open ?? begin();
        const room = partBytes - size;
        const plain = room > 0 ? rest.subarray(0, room) : rest.subarray(0, 0);
        boundary.pass(plain);
        writeAll(to, plain);
        size += plain.length;
        rest = rest.subarray(plain.length);
        if (rest.length === 0) break;
        const end = boundary.find(rest);
        writeAll(to, rest.subarray(0, end === -1 ? rest.length : end));
        if (end === -1) break;
        rest = rest.subarray(end);
        to.close();
        open = undefined;
        yield path;
      }
    }
    if (!open) return;
    open.close();
    open = undefined;
    yield path;
  } finally {
    open?.close();
  }
}

async function lineCount(path: string): Promise<number> {
  let lines = 0;
  for await (const piece of pieces(path)) {
    for (let at = piece.indexOf(newline); at !== -1; at = piece.indexOf(newline, at + 1)) lines += 1;
  }
  return lines;
}

/** Records that stand in a part, so that those of the next are numbered on. */
async function countOf(path: string, reading: BulkReading): Promise<number> {
  return reading.format === "csv"
    ? (await scanCsv(pieces(path), reading.delimiter)).records
    : await lineCount(path);
}

function shiftsFor(file: StagedFile, from: number, to: number): StagedFile["scan"] {
  if (!file.scan) return null;
  const { shifts } = file.scan;
  const last = shifts.findLastIndex(({ record }) => record <= from);
  return { ...file.scan, shifts: shifts.slice(Math.max(0, last)).filter(({ record }) => record < to) };
}

async function* textParts(file: StagedFile, reading: BulkReading): AsyncGenerator<StagedFile> {
  const header = reading.format === "csv" ? await headerOf(file.plain) : null;
  let before = 0;
  for await (const plain of cut(file, header)) {
    try {
      const records = await countOf(plain, reading);
      const { size } = await Deno.stat(plain);
      const scan = shiftsFor(file, before, before + records);
      yield { ...file, plain, bytes: size, scan, before, faults: before === 0 ? file.faults : [] };
      before += records;
    } finally {
      await Deno.remove(plain);
    }
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
