import { findSecrets, type FoundSecret } from "../privacy/find_secrets.ts";
import { pieceBytes, pieces } from "./_inspect.ts";
import type { SecretBook } from "./_secret_book.ts";

/** No secret is longer: a private key of 16,384 bits takes 13 KB. */
const longest = 24 * 1024;
/** Bytes kept to tell what stands before. */
const before = 128;

/** Text with the secrets that begin in it. */
interface Stretch {
  readonly bytes: Uint8Array;
  readonly secrets: readonly FoundSecret[];
}

/** A file in stretches that end outside of secrets; each is good until the next is asked for. */
async function* stretchesOf(path: string): AsyncGenerator<Stretch> {
  const { size } = await Deno.stat(path);
  const buffer = new Uint8Array(Math.min(size, before + longest + 2 * pieceBytes));
  let from = 0;
  let held = 0;
  const cut = (until: number): Stretch => {
    const begun = findSecrets(buffer.subarray(0, held), from)
      .filter(({ start }) => start >= from && start < until);
    const end = Math.max(until, begun.at(-1)?.end ?? 0);
    const secrets = begun.map(({ kind, start, end }) => ({ kind, start: start - from, end: end - from }));
    return { bytes: buffer.subarray(from, end), secrets };
  };
  for await (const piece of pieces(path)) {
    buffer.set(piece, held);
    held += piece.length;
    if (held - longest <= from) continue;
    const stretch = cut(held - longest);
    yield stretch;
    const end = from + stretch.bytes.length;
    const kept = Math.max(0, end - before);
    buffer.copyWithin(0, kept, held);
    held -= kept;
    from = end - kept;
  }
  yield cut(held);
}

async function holdsSecrets(path: string): Promise<boolean> {
  for await (const { secrets } of stretchesOf(path)) if (secrets.length > 0) return true;
  return false;
}

async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at));
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** A stretch in parts of one secret each, so that each secret's line is known. */
async function write(file: Deno.FsFile, { bytes, secrets }: Stretch, book: SecretBook, line: number) {
  let from = 0;
  let at = line;
  for (const { kind, start, end } of secrets) {
    at += linesIn(bytes.subarray(from, start));
    const own = [{ kind, start: start - from, end: end - from }];
    for (const piece of book.replace(bytes.subarray(from, end), own, at)) await writeAll(file, piece);
    at += linesIn(bytes.subarray(start, end));
    from = end;
  }
  await writeAll(file, bytes.subarray(from));
  return at + linesIn(bytes.subarray(from));
}

/**
 * Puts tokens in the place of the secrets of a plain file before anything reads it. A file without any stays as it is;
 * another is written anew beside it and takes its name, for the name may be a link to the export itself.
 */
export async function hideSecrets(path: string, book: SecretBook): Promise<void> {
  if (!await holdsSecrets(path)) return;
  const hidden = `${path}.hidden`;
  try {
    {
      using file = await Deno.open(hidden, { write: true, create: true, truncate: true });
      let line = 1;
      for await (const stretch of stretchesOf(path)) line = await write(file, stretch, book, line);
    }
    await Deno.rename(hidden, path);
  } finally {
    await Deno.remove(hidden).catch(() => undefined);
  }
}
