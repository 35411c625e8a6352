import { crc32, inflateRawSync } from "node:zlib";
import type { Entry } from "@zip.js/zip.js";

/** Entries up to this size are unpacked in memory: a chat export holds tens of thousands of small ones. */
const limit = 4 * 2 ** 20;
const headerBytes = 30;
const stored = 0;
const deflated = 8;

function readAt(file: Deno.FsFile, from: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  file.seekSync(from, Deno.SeekMode.Start);
  for (let at = 0; at < length;) {
    const read = file.readSync(bytes.subarray(at));
    if (read === null) return bytes.subarray(0, at);
    at += read;
  }
  return bytes;
}

function packed(file: Deno.FsFile, entry: Entry): Uint8Array | null {
  const header = readAt(file, entry.offset, headerBytes);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < headerBytes || view.getUint32(0, true) !== 0x04034b50) return null;
  const start = entry.offset + headerBytes + view.getUint16(26, true) + view.getUint16(28, true);
  return readAt(file, start, entry.compressedSize);
}

/**
 * Unpacks a small entry at once, without the streams that cost more than its bytes.
 *
 * @returns its bytes; null where it is large, packed in another way or not as its header says: the streams take it then,
 * and say what is wrong.
 */
export function unpackedEntry(file: Deno.FsFile, entry: Entry): Uint8Array | null {
  const { compressionMethod: method, uncompressedSize: size } = entry;
  if (size > limit || entry.compressedSize > limit || (method !== stored && method !== deflated)) return null;
  try {
    const bytes = packed(file, entry);
    if (!bytes) return null;
    const plain = method === stored || size === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: size });
    return plain.length === size && crc32(plain) === entry.signature ? plain : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
