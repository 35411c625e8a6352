import { openZip } from "./_zip.ts";
import { fileError, inspect, type Inspection, pieces } from "./inspect.ts";

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

/** What was packed is inspected like any file: it may be empty, carry a byte order mark or be written in UTF-16. */
async function unwrapInflated(
  inflated: string,
  name: string,
  encoding: string | null,
  target: string,
): Promise<void> {
  const { size } = await Deno.stat(inflated);
  if (size === 0) throw fileError("E-EMPTY", name, "it holds nothing once unpacked", "Export it again");
  const inner = await inspect(inflated, name, encoding);
  if (inner.wrapping === "gzip" || inner.wrapping === "zip") {
    throw fileError("E-GZIP", name, "it is packed twice", "Unpack it once and load it again");
  }
  await unwrap(inflated, name, inner, target);
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
      await write(`${target}.inflated`, inflated(path, name, inspection.bytes));
      try {
        return await unwrapInflated(`${target}.inflated`, name, inspection.encoding, target);
      } finally {
        await Deno.remove(`${target}.inflated`).catch(() => undefined);
      }
    case "utf-16le":
    case "utf-16be":
      return await write(target, transcoded(path, inspection.wrapping));
    case "encoded":
      return await write(target, transcoded(path, inspection.encoding ?? "utf-8"));
    case "bom":
      return await write(target, withoutMark(path));
    default:
      return await share(path, target);
  }
}

/** Lays the plain content of the one entry of a zip at `target`, in place of the zip. */
export async function unzipOnly(
  zip: string,
  { name, entry, encoding }: {
    readonly name: string;
    readonly entry: string;
    readonly encoding: string | null;
  },
): Promise<void> {
  const unpacked = `${zip}.inflated`;
  try {
    {
      await using opened = await openZip(zip, name);
      await opened.extract(entry, unpacked);
    }
    await Deno.remove(zip);
    await unwrapInflated(unpacked, name, encoding, zip);
  } finally {
    await Deno.remove(unpacked).catch(() => undefined);
  }
}
