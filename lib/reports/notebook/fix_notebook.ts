import { basename } from "node:path";
import { formatNotebook } from "./_format.ts";
import { parseNotebook } from "./parse_notebook.ts";
import { readNotebook } from "./read_notebook.ts";
import { stripOutputs } from "./strip_outputs.ts";
import { writeNotebook } from "./write_notebook.ts";

/**
 * Brings a notebook's file into the form notebooks are kept in: formatted, without outputs.
 *
 * @throws {Deno.errors.NotFound} when there is no such file.
 * @throws {TypeError} when it is no notebook of nbformat 4.5, or its code cannot be parsed.
 */
export async function fixNotebook(path: string): Promise<void> {
  const stripped = writeNotebook(stripOutputs(await readNotebook(path)));
  const formatted = parseNotebook(await formatNotebook(stripped), basename(path));
  await Deno.writeTextFile(path, writeNotebook(formatted));
}
