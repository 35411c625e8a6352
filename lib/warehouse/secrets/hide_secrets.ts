import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { SecretBook } from "./secret_book.ts";
import {
  bytesBefore,
  holdsSecrets,
  longestSecret,
  secretStretches,
  type Stretch,
} from "./_secret_stretches.ts";

/** Files of more bytes are searched by two threads: to start one takes as long as to search 30 MiB. */
const oneThread = 64 * 2 ** 20;

async function holdsSecretsFrom(path: string, from: number): Promise<boolean> {
  const worker = new Worker(new URL("./_secrets_worker.ts", import.meta.url), { workerData: { path, from } });
  try {
    const [found] = await once(worker, "message");
    return found === true;
  } finally {
    await worker.terminate();
  }
}

/** Halves of a large file are searched at once, nothing else being at work on it; a secret between them stands in both. */
async function isToBeHidden(path: string): Promise<boolean> {
  const { size } = await Deno.stat(path);
  if (size <= oneThread) return await holdsSecrets(path);
  const half = Math.floor(size / 2);
  const found = await Promise.all([
    holdsSecrets(path, 0, half + longestSecret),
    holdsSecretsFrom(path, half - bytesBefore),
  ]);
  return found.includes(true);
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
  if (!await isToBeHidden(path)) return;
  const hidden = `${path}.hidden`;
  try {
    {
      using file = await Deno.open(hidden, { write: true, create: true, truncate: true });
      let line = 1;
      for await (const stretch of secretStretches(path)) line = await write(file, stretch, book, line);
    }
    await Deno.rename(hidden, path);
  } finally {
    await Deno.remove(hidden).catch(() => undefined);
  }
}
