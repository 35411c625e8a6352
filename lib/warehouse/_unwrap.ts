import { isUtf8 } from "node:buffer";
import { fileError, type Inspection, pieces } from "./_inspect.ts";

const ratioLimit = 200;
const plainLimit = 16 * 2 ** 30;

function asStream(path: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  return ReadableStream.from((async function* () {
    for await (const piece of pieces(path)) yield piece.slice();
  })());
}

async function* inflated(path: string, name: string, bytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  const stream = asStream(path).pipeThrough(new DecompressionStream("gzip"));
  try {
    for await (const piece of stream) {
      size += piece.length;
      if (size > plainLimit || (size > 2 ** 24 && size > bytes * ratioLimit)) {
        throw fileError(
          "E-LIMIT",
          name,
          `it inflates to more than ${ratioLimit} times its size`,
          "Check where it comes from, unpack it yourself and load the plain file",
        );
      }
      yield piece;
    }
  } catch (error) {
    if (error instanceof TypeError) {
      throw fileError(
        "E-GZIP",
        name,
        "the compressed data end early or are damaged",
        "Download the export again",
      );
    }
    throw error;
  }
}

async function* transcoded(path: string, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const piece of pieces(path)) yield encoder.encode(decoder.decode(piece, { stream: true }));
  yield encoder.encode(decoder.decode());
}

async function* withoutMark(path: string): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const piece of pieces(path)) {
    yield first ? piece.subarray(3) : piece;
    first = false;
  }
}

async function write(target: string, from: AsyncIterable<Uint8Array>): Promise<void> {
  using file = await Deno.open(target, { write: true, create: true, truncate: true });
  const writer = file.writable.getWriter();
  for await (const piece of from) await writer.write(piece.slice());
  await writer.close();
}

async function* withOneLineEnd(path: string): AsyncGenerator<Uint8Array> {
  let quoted = false;
  let held = false;
  for await (const piece of pieces(path)) {
    const kept = new Uint8Array(piece.length + 1);
    let length = 0;
    for (const byte of piece) {
      if (held && byte !== 10) kept[length++] = 13;
      held = byte === 13 && !quoted;
      if (byte === 34) quoted = !quoted;
      if (!held) kept[length++] = byte;
    }
    yield kept.subarray(0, length);
  }
  if (held) yield new Uint8Array([13]);
}

/** Makes every record of a CSV end in LF; what stands inside quotes is left alone. */
export async function unifyLineEnds(plain: string): Promise<void> {
  const unified = `${plain}.unified`;
  await write(unified, withOneLineEnd(plain));
  await Deno.rename(unified, plain);
}

async function assertText(path: string, name: string): Promise<void> {
  const head = new Uint8Array(4096);
  using file = await Deno.open(path);
  const read = (await file.read(head)) ?? 0;
  if (read === 0) throw fileError("E-EMPTY", name, "it holds nothing once unpacked", "Export it again");
  const whole = head.subarray(0, Math.max(0, read - 3));
  if (read > 8 && !isUtf8(whole.subarray(0, whole.lastIndexOf(10) + 1))) {
    throw fileError("E-ENCODING", name, "the unpacked text is not UTF-8", "Export it again as UTF-8");
  }
}

async function share(path: string, target: string): Promise<void> {
  await Deno.remove(target).catch(() => undefined);
  try {
    await Deno.link(path, target);
  } catch {
    await Deno.copyFile(path, target);
  }
}

/**
 * Lays the plain content of a file at `target`: a hard link where the bytes are plain already, unpacked gzip, UTF-8
 * from UTF-16, without a byte order mark.
 *
 * @throws {ExportError} `E-GZIP`, `E-LIMIT`, `E-ENCODING`, `E-EMPTY`.
 */
export async function unwrap(
  path: string,
  name: string,
  inspection: Inspection,
  target: string,
): Promise<void> {
  switch (inspection.wrapping) {
    case "gzip":
      await write(target, inflated(path, name, inspection.bytes));
      return await assertText(target, name);
    case "utf-16le":
    case "utf-16be":
      return await write(target, transcoded(path, inspection.wrapping));
    case "bom":
      return await write(target, withoutMark(path));
    default:
      return await share(path, target);
  }
}
