import { refusal } from "../../model/refusal.ts";

/** The text of a notebook's file. */
export async function readText(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (cause) {
    if (!(cause instanceof Deno.errors.NotFound)) throw cause;
    const why = { reason: "there is no such file", remedy: "Check the path" };
    throw new Deno.errors.NotFound(refusal({ action: "read notebook", thing: path, ...why }), { cause });
  }
}
