import { join } from "node:path";
import { formatNotebook } from "./_format.ts";
import { readText } from "./_read_text.ts";
import { complain, say } from "./_terminal.ts";
import { checkNotebooks } from "./check_notebooks.ts";
import { parseNotebook } from "./parse_notebook.ts";
import { stripOutputs } from "./strip_outputs.ts";
import { writeNotebook } from "./write_notebook.ts";

const help = `Checks notebooks as they are to stand in version control.

  deno task notebooks [--fix] [notebook ...]

  --fix   first formats them, clears their outputs and writes them as they are kept

Without names, every notebook in notebooks/. Exit code 0: all is well; 1: problems, one a line.`;

async function stored(): Promise<string[]> {
  const paths: string[] = [];
  for await (const { name, isFile } of Deno.readDir("notebooks")) {
    if (isFile && name.endsWith(".ipynb")) paths.push(join("notebooks", name));
  }
  return paths.sort();
}

async function fix(path: string): Promise<void> {
  const text = await readText(path);
  const stripped = writeNotebook(stripOutputs(parseNotebook(text, path)));
  await Deno.writeTextFile(path, writeNotebook(parseNotebook(await formatNotebook(stripped), path)));
}

/**
 * `deno task notebooks`: checks the notebooks of the project; with `--fix` first brings them into the form they are kept in.
 *
 * @returns the exit code: 0 when all is well, 1 when there are problems, 2 on wrong usage.
 */
export async function notebooksCommand(args: readonly string[]): Promise<number> {
  const known = ["--fix", "--help", "-h"];
  if (args.includes("--help") || args.includes("-h")) {
    say(help);
    return 0;
  }
  const wrong = args.find((arg) => arg.startsWith("-") && !known.includes(arg));
  if (wrong !== undefined) {
    complain(`Cannot check notebooks: ${wrong} is no option. See deno task notebooks --help.`);
    return 2;
  }
  const named = args.filter((arg) => !arg.startsWith("-"));
  const paths = named.length > 0 ? named : await stored();
  if (args.includes("--fix")) {
    for (const path of paths) await fix(path);
  }
  const problems = await checkNotebooks(paths);
  for (const problem of problems) complain(problem);
  say(`notebooks: ${paths.length} checked, ${problems.length} problems`);
  return problems.length === 0 ? 0 : 1;
}
