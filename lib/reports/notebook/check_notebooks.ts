import { basename } from "node:path";
import { refusal } from "../../model/refusal.ts";
import { codeProblems, type NamedNotebook } from "./_code_problems.ts";
import { formatNotebook } from "./_format.ts";
import { readText } from "./_read_text.ts";
import { storedFormProblems } from "./_stored_form.ts";
import { listParameters } from "./list_parameters.ts";
import { parseNotebook } from "./parse_notebook.ts";

async function formatProblems(text: string, thing: string): Promise<string[]> {
  if (await formatNotebook(text) === text) return [];
  const remedy = "Run `deno task notebooks --fix`";
  return [refusal({ action: "accept", thing, reason: "it is not formatted", remedy })];
}

async function problemsOf(path: string): Promise<{ problems: string[]; readable: NamedNotebook[] }> {
  const name = basename(path);
  const text = await readText(path);
  try {
    const notebook = parseNotebook(text, name);
    listParameters(notebook, name);
    const problems = [...storedFormProblems(notebook, text, name), ...await formatProblems(text, name)];
    return { problems, readable: [{ name, notebook }] };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { problems: [error.message], readable: [] };
  }
}

/**
 * Checks notebooks as they are to stand in version control: nbformat 4.5 without outputs, ids that say something, parameters
 * first, no import but `hindcast`, formatted, and code that type-checks and lints.
 *
 * @param paths of the notebooks.
 * @returns the problems, in the one grammar of all messages, each naming notebook, cell and line; none when all is well.
 *
 * @example
 * ```ts
 * import { checkNotebooks } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(await checkNotebooks([]), []);
 * ```
 */
export async function checkNotebooks(paths: readonly string[]): Promise<string[]> {
  const checked = await Promise.all(paths.map(problemsOf));
  const readable = checked.flatMap(({ readable }) => readable);
  // Without a file to check, Deno's tools would check the whole folder.
  const code = readable.length > 0 ? await codeProblems(readable) : [];
  return [...checked.flatMap(({ problems }) => problems), ...code];
}
