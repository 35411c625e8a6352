import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";

/** An entry as it is written into a zip, true or not. */
export interface WrittenEntry {
  readonly name: string;
  readonly text: string | Uint8Array;
  /** What the directory says it unpacks to; its real size unless told. */
  readonly claimedBytes?: number;
  /** Mode of a Unix file, such as 0o120777 for a symbolic link. */
  readonly mode?: number;
}

function record(signature: number, fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(4 + fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** A zip with stored entries, for names and claims that no honest writer would take. */
export function zipOf(entries: readonly WrittenEntry[]): Uint8Array {
  const local: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, text, claimedBytes, mode = 0o100644 } of entries) {
    const named = new TextEncoder().encode(name);
    const data = typeof text === "string" ? new TextEncoder().encode(text) : text;
    const sum = crc32(data);
    const size = claimedBytes ?? data.length;
    const head = record(0x04034b50, [
      [2, 20],
      [2, 0x800],
      [2, 0],
      [2, 0],
      [2, 0x21],
      [4, sum],
      [4, data.length],
      [4, size],
      [2, named.length],
      [2, 0],
    ]);
    directory.push(
      record(0x02014b50, [
        [2, 0x314],
        [2, 20],
        [2, 0x800],
        [2, 0],
        [2, 0],
        [2, 0x21],
        [4, sum],
        [4, data.length],
        [4, size],
        [2, named.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, mode * 0x10000],
        [4, offset],
      ]),
      named,
    );
    local.push(head, named, data);
    offset += head.length + named.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return new Uint8Array(Buffer.concat([...local, ...directory, end]));
}
