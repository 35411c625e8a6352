import type { ModelOptions } from "hindcast";
import { everyClaim, median } from "./_claims.ts";

const key = "sk-test-SECRET0123456789";
/** Two chapters, so that a cassette holds two answers. */
export const chapters = [{ title: "All", claims: everyClaim }, { title: "Median", claims: [median] }];

/** A model behind a given fetch. */
export function options(baseUrl: string, fetch: NonNullable<ModelOptions["fetch"]>): { model: ModelOptions } {
  return { model: { model: "test-model", baseUrl, key, timeoutMs: 2000, fetch } };
}

/** Lends a path for a cassette and cleans up. */
export async function withCassette(use: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await use(`${folder}/cassette.json`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
