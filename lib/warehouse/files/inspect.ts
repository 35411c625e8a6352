import { isAscii, isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { type ErrorCode, ExportError } from "../../model/errors.ts";
import { refusal } from "../../model/refusal.ts";
import { borrowBuffer, returnBuffer } from "./buffers.ts";
import { foreignFile } from "./foreign.ts";

/** How the bytes of a file are wrapped. */
export type Wrapping = "plain" | "bom" | "gzip" | "zip" | "parquet" | "utf-16le" | "utf-16be" | "encoded";

/** A file's identity and wrapping, found in one pass over its bytes. */
export interface Inspection {
  readonly sha256: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly wrapping: Wrapping;
  /** Encoding of its text where the configuration names one. */
  readonly encoding: string | null;
  /** What people should know of how it is written. */
  readonly notes: readonly string[];
}

export function fileError(
  code: ErrorCode,
  name: string,
  reason: string,
  remedy: string,
  line?: number,
): ExportError {
  return new ExportError(code, refusal({ action: "load", thing: name, line, reason, remedy }));
}

/** Bytes of a piece at most. */
export const pieceBytes = 1 << 20;

/**
 * Reads a file, or a stretch of it, piece by piece; the piece is only valid until the next one is asked for. Of a file of
 * several the next is read while one is worked on; a small one is read at once, for waiting takes longer.
 */
export async function* pieces(path: string, from = 0, to = Infinity): AsyncGenerator<Uint8Array> {
  using file = Deno.openSync(path);
  if (from > 0) await file.seek(from, Deno.SeekMode.Start);
  let left = Math.min(to, file.statSync().size) - from;
  if (left <= pieceBytes) {
    const whole = borrowBuffer(pieceBytes);
    try {
      const room = whole.subarray(0, Math.max(0, left));
      let filled = 0;
      for (let read = 1; read > 0; filled += read) read = file.readSync(room.subarray(filled)) ?? 0;
      if (filled > 0) yield room.subarray(0, filled);
    } finally {
      returnBuffer(whole);
    }
    return;
  }
  const fill = async (buffer: Uint8Array): Promise<Uint8Array | null> => {
    const read = left > 0 ? await file.read(left < pieceBytes ? buffer.subarray(0, left) : buffer) : null;
    left -= read ?? 0;
    return read === null ? null : buffer.subarray(0, read);
  };
  // A failure is told when its piece is asked for, not while another is worked on.
  const ahead = (buffer: Uint8Array) => {
    const filled = fill(buffer);
    filled.catch(() => undefined);
    return filled;
  };
  let [buffer, other] = [borrowBuffer(pieceBytes), borrowBuffer(pieceBytes)];
  let next = ahead(buffer);
  try {
    for (let piece = await next; piece !== null; piece = await next) {
      const isFull = piece.length === pieceBytes;
      if (isFull) {
        [buffer, other] = [other, buffer];
        next = ahead(buffer);
      }
      yield piece;
      if (!isFull) next = ahead(buffer);
    }
  } finally {
    // Whoever wants no more may leave while a piece is on its way.
    await next.catch(() => undefined);
    returnBuffer(buffer);
    returnBuffer(other);
  }
}

function startsWith(head: Uint8Array, ...bytes: number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}

function wrappingOf(head: Uint8Array): Wrapping {
  if (startsWith(head, 0x1f, 0x8b)) return "gzip";
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) return "zip";
  if (startsWith(head, 0x50, 0x41, 0x52, 0x31)) return "parquet";
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return "bom";
  if (startsWith(head, 0xff, 0xfe)) return "utf-16le";
  if (startsWith(head, 0xfe, 0xff)) return "utf-16be";
  const sample = head.subarray(0, 512);
  const nulls = (offset: number) => sample.filter((byte, at) => at % 2 === offset && byte === 0).length;
  if (sample.length >= 16 && nulls(1) > sample.length * 0.3 && nulls(0) === 0) return "utf-16le";
  if (sample.length >= 16 && nulls(0) > sample.length * 0.3 && nulls(1) === 0) return "utf-16be";
  return "plain";
}

/** Bytes at the end of a piece that may be the start of a character finished by the next piece. */
function unfinished(piece: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, piece.length); back++) {
    const byte = piece[piece.length - back] ?? 0;
    if (byte >= 0xc0) return back;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function joinedBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

function newlines(piece: Uint8Array): number {
  let lines = 0;
  for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** Finds what is not UTF-8. */
class Utf8Check {
  #rest = new Uint8Array(0);
  /** Bytes found to be UTF-8. */
  passed = 0;

  /** The stretch of text in which something is not UTF-8, else null. */
  add(piece: Uint8Array): Uint8Array | null {
    const joined = this.#rest.length ? joinedBytes(this.#rest, piece) : piece;
    const keep = unfinished(joined);
    const body = joined.subarray(0, joined.length - keep);
    if (!isUtf8(body)) return body;
    this.passed += body.length;
    this.#rest = joined.slice(joined.length - keep);
    return null;
  }

  end(): Uint8Array | null {
    return this.#rest.length && !isUtf8(this.#rest) ? this.#rest : null;
  }
}

/** Line ends in the first bytes of a file: read again for a refusal, so that sound files are not searched for them. */
async function linesBefore(path: string, bytes: number): Promise<number> {
  let left = bytes;
  let lines = 0;
  for await (const piece of pieces(path)) {
    lines += newlines(piece.subarray(0, left));
    left -= piece.length;
    if (left <= 0) break;
  }
  return lines;
}

/** Names the line of the first letter that is not UTF-8. */
async function notUtf8(path: string, name: string, passed: number, body: Uint8Array): Promise<ExportError> {
  let low = 0;
  let line = 1 + await linesBefore(path, passed);
  while (low < body.length) {
    const next = body.indexOf(10, low);
    const end = next === -1 ? body.length : next + 1;
    if (!isUtf8(body.subarray(low, end))) break;
    low = end;
    line += 1;
  }
  return fileError(
    "E-ENCODING",
    name,
    "it is not UTF-8 from here on (Latin-1 or Windows-1252, most likely)",
    `Export it again as UTF-8, or say in hindcast.yaml how it is encoded: encodings: { ${
      JSON.stringify(name.split("/").at(-1))
    }: windows-1252 }`,
    line,
  );
}

/** UTF-8 that was taken for Windows-1252 and encoded again, without its first byte: Ã followed by a sign, or â€. */
const twice = [[0x83, 0xc2], [0xa2, 0xe2, 0x82, 0xac]];

function encodedTwice(piece: Uint8Array): string | null {
  // Nearly all exports are plain ASCII, which is told seven times faster than where a byte stands.
  if (isAscii(piece)) return null;
  const follows = (at: number) =>
    twice.some((bytes) => bytes.every((byte, ahead) => piece[at + 1 + ahead] === byte));
  let at = piece.indexOf(0xc3);
  while (at !== -1 && !follows(at)) at = piece.indexOf(0xc3, at + 1);
  if (at === -1) return null;
  const around = new TextDecoder().decode(piece.subarray(Math.max(0, at - 12), at + 16));
  return around.replaceAll(/[\ufffd\r\n]/g, " ").trim();
}

function notesOn(name: string, wrapping: Wrapping, marked: boolean, sample: string | null): string[] {
  const notes: string[] = [];
  if (wrapping.startsWith("utf-16")) {
    notes.push(marked ? "it is UTF-16" : "it was taken for UTF-16, though no byte order mark says so");
  }
  if (/\.gz$/i.test(name) && wrapping !== "gzip") {
    notes.push("its name ends in .gz, but it is not compressed");
  }
  if (sample !== null) {
    notes.push(`text in it was encoded twice before it was exported, such as "${sample}"`);
  }
  return notes;
}

function refuseForeign(head: Uint8Array, name: string): void {
  const foreign = foreignFile(head);
  if (foreign) throw fileError("E-NOTDATA", name, `it is ${foreign.what}`, foreign.remedy);
}

function plainFile(path: string, name: string): Deno.FileInfo {
  let info: Deno.FileInfo;
  try {
    info = Deno.lstatSync(path);
    if (info.isFile) Deno.openSync(path).close();
  } catch (error) {
    const state = error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable
      ? "it may not be read"
      : "it is not there";
    throw fileError("E-FILE", name, state, "Check the path and its permissions");
  }
  if (info.isFile) return info;
  const what = info.isSymlink ? "a symbolic link" : info.isFifo ? "a pipe" : "no regular file";
  throw fileError("E-FILE", name, `it is ${what}`, "Put the file itself into the folder");
}

/**
 * Hashes a file, tells how it is wrapped and checks that text is UTF-8, in one pass.
 *
 * @throws {ExportError} `E-FILE`, `E-EMPTY`, `E-ENCODING`; `E-NOTDATA` for formats of programs that hold no text.
 */
export async function inspect(
  path: string,
  name: string,
  encoding: string | null = null,
): Promise<Inspection> {
  const info = plainFile(path, name);
  if (info.size === 0) throw fileError("E-EMPTY", name, "it holds 0 bytes", "Export it again");
  const hash = createHash("sha256");
  let wrapping: Wrapping | undefined;
  const text = new Utf8Check();
  let marked = false;
  let sample: string | null = null;
  for await (const piece of pieces(path)) {
    marked ||= wrapping === undefined && (piece[0] ?? 0) >= 0xfe;
    if (wrapping === undefined) refuseForeign(piece, name);
    wrapping ??= wrappingOf(piece);
    if (wrapping === "plain" && encoding !== null) wrapping = "encoded";
    hash.update(piece);
    if (wrapping !== "plain" && wrapping !== "bom") continue;
    const wrong = text.add(piece);
    if (wrong) throw await notUtf8(path, name, text.passed, wrong);
    sample ??= encodedTwice(piece);
  }
  const wrong = text.end();
  if (wrong) throw await notUtf8(path, name, text.passed, wrong);
  return {
    sha256: hash.digest("hex"),
    bytes: info.size,
    modifiedMs: info.mtime?.getTime() ?? 0,
    wrapping: wrapping ?? "plain",
    encoding,
    notes: notesOn(name, wrapping ?? "plain", marked, sample),
  };
}

/** Refuses a file that somebody wrote to while it was read. */
export function assertUnchanged(path: string, name: string, before: Inspection): void {
  const now = Deno.lstatSync(path);
  if (now.size === before.bytes && (now.mtime?.getTime() ?? 0) === before.modifiedMs) return;
  throw fileError(
    "E-CHANGED",
    name,
    "it changed while it was read",
    "Wait until the export is complete and load again",
  );
}
