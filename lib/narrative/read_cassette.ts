import { NarrativeError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import { type Cassette, cassetteSchema } from "./cassette.ts";

/**
 * Reads a cassette that {@link recordingFetch} wrote.
 *
 * @throws {NarrativeError} when the file is not there or is no cassette.
 *
 * @example
 * ```ts
 * import { readCassette } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * await assert.rejects(readCassette("no/such/cassette.json"), /Cannot read no\/such\/cassette\.json/);
 * ```
 */
export async function readCassette(path: string): Promise<Cassette> {
  try {
    return cassetteSchema.parse(JSON.parse(await Deno.readTextFile(path)));
  } catch (cause) {
    const missing = cause instanceof Deno.errors.NotFound;
    throw new NarrativeError(
      refusal({
        action: "read",
        thing: path,
        reason: missing ? "there is no such file" : "it is no recording of a model's answers",
        remedy: "Record it again",
      }),
      { cause },
    );
  }
}
