import { dirname } from "node:path";
import { requireNoSecrets } from "../../privacy/require_no_secrets.ts";

/** Files of a draft. */
export const names = {
  draft: "postmortem.md",
  base: "postmortem.base.md",
  page: "postmortem.html",
  claims: "claims.json",
};

/** Beside these where a language model is configured. */
export const modelNames = { sentences: "sentences.json", cassette: "cassette.json" };

/** What stands in a file; null where there is none. */
export async function textOf(path: string): Promise<string | null> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** As a file of JSON. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** Written beside and renamed: whoever reads sees the old file or the new one. */
export async function replace(path: string, text: string): Promise<void> {
  requireNoSecrets(new TextEncoder().encode(text), { action: "write", thing: path });
  await Deno.mkdir(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  await Deno.writeTextFile(partial, text);
  await Deno.rename(partial, path);
}
