import { crc32, inflateRawSync } from "node:zlib";
import { ownBufferBytes } from "./buffers.ts";

/** What a zip's directory says of an entry. */
export interface EntryPlace {
  readonly offset: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly compressionMethod: number;
  /** CRC-32 of its bytes. */
  readonly signature?: number | undefined;
}

/** Entries up to this size are unpacked in memory: a chat export holds tens of thousands of small ones. */
const limit = 4 * 2 ** 20;
const headerBytes = 30;
const stored = 0;
const deflated = 8;

/** Whether an entry can be unpacked at once, without the streams that cost more than its bytes. */
export function isSmall(entry: EntryPlace): boolean {
  const isKnown = entry.compressionMethod === stored || entry.compressionMethod === deflated;
  return isKnown && entry.uncompressedSize <= limit && entry.compressedSize <= limit;
}

/** Unpacks the small entries of one zip. */
export class EntryReader {
  #packed = new Uint8Array(2 ** 16);
  constructor(private readonly file: Deno.FsFile) {}

  #read(from: number, length: number): Uint8Array {
    if (this.#packed.length < length) this.#packed = new Uint8Array(length * 2);
    this.file.seekSync(from, Deno.SeekMode.Start);
    let at = 0;
    while (at < length) {
      const read = this.file.readSync(this.#packed.subarray(at, length));
      if (read === null) break;
      at += read;
    }
    return this.#packed.subarray(0, at);
  }

  #packedOf(entry: EntryPlace): Uint8Array | null {
    const header = this.#read(entry.offset, headerBytes);
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
    if (header.length < headerBytes || view.getUint32(0, true) !== 0x04034b50) return null;
    const start = entry.offset + headerBytes + view.getUint16(26, true) + view.getUint16(28, true);
    return this.#read(start, entry.compressedSize);
  }

  /** The bytes of a small entry; null where they are not what the directory says: the streams tell what is wrong. */
  unpack(entry: EntryPlace): Uint8Array | null {
    const { compressionMethod: method, uncompressedSize: size, signature } = entry;
    try {
      const packed = this.#packedOf(entry);
      if (!packed) return null;
      const plain = method === stored || size === 0
        ? packed.slice()
        : inflateRawSync(packed, { maxOutputLength: size, chunkSize: Math.max(ownBufferBytes, size) });
      // Without what Node's buffers add: searching them and cutting pieces out of them is slower.
      return plain.length === size && crc32(plain) === signature
        ? new Uint8Array(plain.buffer, plain.byteOffset, size)
        : null;
    } catch (error) {
      if (error instanceof Error) return null;
      throw error;
    }
  }
}
