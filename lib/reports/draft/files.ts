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
