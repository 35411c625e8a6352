import { join } from "node:path";
import { checkNotebooks } from "../reports/notebook/check_notebooks.ts";
import { fixNotebook } from "../reports/notebook/fix_notebook.ts";
import { readArguments } from "./arguments.ts";
import { complain, say } from "./terminal.ts";

const help = `Checks notebooks as they are to stand in version control.

  deno task notebooks [--fix] [notebook ...]

  --fix   first formats them, clears their outputs and writes them as they are kept

Without names, every notebook in notebooks/. Exit code 0: all is well; 1: problems, one a line; 2: wrong usage.`;

const options = { fix: { type: "boolean", default: false } } as const;

async function stored(): Promise<string[]> {
  const paths: string[] = [];
  for await (const { name, isFile } of Deno.readDir("notebooks")) {
    if (isFile && name.endsWith(".ipynb")) paths.push(join("notebooks", name));
  }
  return paths.sort();
}

/** `deno task notebooks`: checks the notebooks of the project; with `--fix` first brings them into the form they are kept in. */
export async function notebooksCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("notebooks", args, options, help, { needed: [], more: Infinity });
  if (typeof read === "number") return read;
  const paths = read.names.length > 0 ? read.names : await stored();
  if (read.values.fix) {
    for (const path of paths) await fixNotebook(path);
  }
  const problems = await checkNotebooks(paths);
  for (const problem of problems) complain(problem);
  say(`notebooks: ${paths.length} checked, ${problems.length} problems`);
  return problems.length === 0 ? 0 : 1;
}
