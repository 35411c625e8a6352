import { join } from "node:path";
import { z } from "zod";
import type { Claim } from "../../model/claim.ts";
import { refusal } from "../../model/refusal.ts";
import { names, textOf } from "./files.ts";

/** Of a claim only what is read of it is held to its form. */
const form = z.array(
  z.looseObject({ id: z.string(), text: z.string(), values: z.record(z.string(), z.looseObject({})) }),
);

/**
 * Reads the claims beside a draft; none where there is no file of them.
 *
 * @throws {TypeError} when the file holds something else.
 */
export async function claimsIn(folder: string): Promise<Claim[]> {
  const path = join(folder, names.claims);
  const text = await textOf(path);
  if (text === null) return [];
  try {
    return form.parse(JSON.parse(text)) as unknown as Claim[];
  } catch (cause) {
    throw new TypeError(
      refusal({
        action: "read",
        thing: path,
        reason: "it is not the list of claims that a draft writes",
        remedy: "Delete it: the next draft writes it anew",
      }),
      { cause },
    );
  }
}
