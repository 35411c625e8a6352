import { basename } from "node:path";
import { refusal } from "../../model/refusal.ts";
import { codeProblems, type NamedNotebook } from "./_code_problems.ts";
import { storedFormProblems } from "./_stored_form.ts";
import { denoTool } from "./_tools.ts";
import { listParameters } from "./list_parameters.ts";
import { parseNotebook } from "./parse_notebook.ts";

async function formatProblems(paths: readonly string[]): Promise<string[]> {
  const report = await denoTool("fmt", "--check", ...paths);
  if (report.success) return [];
  const named = paths.filter((path) => report.stderr.includes(`/${basename(path)}:`));
  if (named.length === 0) return [report.stderr.trim()];
  return named.map((path) =>
    refusal({
      action: "accept",
      thing: basename(path),
      reason: "it is not formatted",
      remedy: "Run `deno fmt`",
    })
  );
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
  if (paths.length === 0) return [];
  const readable: NamedNotebook[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    const name = basename(path);
    const text = await Deno.readTextFile(path);
    try {
      const notebook = parseNotebook(text, name);
      problems.push(...storedFormProblems(notebook, text, name));
      listParameters(notebook, name);
      readable.push({ name, notebook });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      problems.push(error.message);
    }
  }
  const [code, format] = await Promise.all([codeProblems(readable), formatProblems(paths)]);
  return [...problems, ...code, ...format];
}
