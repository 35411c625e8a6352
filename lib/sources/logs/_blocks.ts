import type { ExportFile } from "../../model/source.ts";

const newline = 0x0a;
/** Of a line longer than a piece of the file only this much is kept: its stamp and shape stand at its beginning. */
const heldBytes = 64 * 1024;

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Reads a file in pieces that end where a line ends, holding no more than a piece and the beginning of a line. */
export async function* lineBlocks(file: ExportFile): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0);
  for await (const piece of file.stream()) {
    const last = piece.lastIndexOf(newline) + 1;
    if (last > 0) {
      yield held.length > 0 ? joined(held, piece.subarray(0, last)) : piece.subarray(0, last);
      held = piece.slice(last);
    } else if (held.length < heldBytes) held = joined(held, piece);
  }
  if (held.length > 0) yield held;
}
