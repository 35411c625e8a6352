import { basename } from "node:path";
import { readText } from "./_read_text.ts";
import type { Notebook } from "./notebook.ts";
import { parseNotebook } from "./parse_notebook.ts";

/**
 * Reads a notebook from a file.
 *
 * @throws {Deno.errors.NotFound} when there is no such file.
 * @throws {TypeError} when it is no notebook of nbformat 4.5.
 */
export async function readNotebook(path: string): Promise<Notebook> {
  return parseNotebook(await readText(path), basename(path));
}
