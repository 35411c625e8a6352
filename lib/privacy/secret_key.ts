import { randomBytes } from "node:crypto";

const keyBytes = 32;

/** Keys of warehouses that lie in no file: as long as the process lives. */
const passing = randomBytes(keyBytes);

function readKey(path: string): Uint8Array {
  const key = Deno.readFileSync(path);
  if (key.length === keyBytes) return key;
  throw new TypeError(
    `Cannot read ${path}: it holds ${key.length} bytes, a key has ${keyBytes}. Restore it, or delete it together with the warehouse and load again.`,
  );
}

/**
 * The key secrets become tokens by, kept in a file beside the warehouse that its owner alone may read, and made when it
 * is asked for first. It is in no table and no artefact: without it, tokens do not tell what they stand for. Whoever
 * deletes it gets other tokens for the same secrets from then on.
 *
 * @param path of the file; null for a key that is forgotten with the process.
 */
export function secretKey(path: string | null): Uint8Array {
  if (path === null) return passing;
  try {
    Deno.writeFileSync(path, randomBytes(keyBytes), { createNew: true, mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  }
  return readKey(path);
}
