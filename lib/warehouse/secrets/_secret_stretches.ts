import { findSecrets, type FoundSecret } from "../../privacy/find_secrets.ts";
import { borrowBuffer, returnBuffer } from "../files/buffers.ts";
import { pieceBytes, pieces } from "../files/inspect.ts";

/** No secret is longer: a private key of 16,384 bits takes 13 KB. */
export const longestSecret = 24 * 1024;
/** Bytes kept to tell what stands before. */
export const bytesBefore = 128;

/** Text with the secrets that begin in it. */
export interface Stretch {
  readonly bytes: Uint8Array;
  readonly secrets: readonly FoundSecret[];
}

async function* stretchesIn(
  buffer: Uint8Array,
  path: string,
  first: number,
  last: number,
): AsyncGenerator<Stretch> {
  let from = 0;
  let held = 0;
  const cut = (until: number): Stretch => {
    const begun = findSecrets(buffer.subarray(0, held), from)
      .filter(({ start }) => start >= from && start < until);
    const end = Math.max(until, begun.at(-1)?.end ?? 0);
    const secrets = begun.map(({ kind, start, end }) => ({ kind, start: start - from, end: end - from }));
    return { bytes: buffer.subarray(from, end), secrets };
  };
  for await (const piece of pieces(path, first, last)) {
    buffer.set(piece, held);
    held += piece.length;
    if (held - longestSecret <= from) continue;
    const stretch = cut(held - longestSecret);
    yield stretch;
    const end = from + stretch.bytes.length;
    const kept = Math.max(0, end - bytesBefore);
    buffer.copyWithin(0, kept, held);
    held -= kept;
    from = end - kept;
  }
  yield cut(held);
}

/** A file, or its bytes from one place to another, in stretches that end outside of secrets; each is good until the next is asked for. */
export async function* secretStretches(path: string, first = 0, last = Infinity): AsyncGenerator<Stretch> {
  const buffer = borrowBuffer(bytesBefore + longestSecret + 2 * pieceBytes);
  try {
    yield* stretchesIn(buffer, path, first, last);
  } finally {
    returnBuffer(buffer);
  }
}

/** Whether secrets stand in a file, or in its bytes from one place to another. */
export async function holdsSecrets(path: string, first?: number, last?: number): Promise<boolean> {
  for await (const { secrets } of secretStretches(path, first, last)) if (secrets.length > 0) return true;
  return false;
}
