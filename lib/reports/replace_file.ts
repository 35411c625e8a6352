import { dirname } from "node:path";
import { requireNoSecrets } from "../privacy/require_no_secrets.ts";

/**
 * Writes a file beside and renames it: whoever reads sees the old one or the new one.
 *
 * @throws {RangeError} when a secret stands in it; the old one stays.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  requireNoSecrets(new TextEncoder().encode(text), { action: "write", thing: path });
  await Deno.mkdir(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  await Deno.writeTextFile(partial, text);
  await Deno.rename(partial, path);
}
