import { pathToFileURL } from "node:url";
import { z } from "zod";
import { parametersCell } from "./_declarations.ts";
import { firstPosition, nameThePositions, withoutQuote, writePosition } from "./_positions.ts";
import { denoTool } from "./_tools.ts";
import { listParameters } from "./list_parameters.ts";
import type { CodeCell, Notebook } from "./notebook.ts";
import { type NotebookModule, notebookModule } from "./notebook_module.ts";

/** A notebook and how messages name it. */
export interface NamedNotebook {
  readonly name: string;
  readonly notebook: Notebook;
}

interface Written {
  readonly module: NotebookModule;
  readonly url: string;
  readonly file: string;
}

/**
 * A line behind the parameters that assigns each of them anew: without it the checker would take `let a: string | null = null`
 * for a null for ever, and the linter for a constant.
 */
function widening(notebook: Notebook) {
  const cell = parametersCell(notebook);
  return (previous: CodeCell | undefined) => {
    if (!cell || previous?.id !== cell.id) return undefined;
    const assigned = listParameters(notebook).map(({ name, types }) =>
      `${name} = null! as ${types.join(" | ")};`
    );
    return assigned.join(" ");
  };
}

async function writeModule({ notebook, name }: NamedNotebook, file: string): Promise<Written> {
  const module = notebookModule(notebook, { path: name, between: widening(notebook) });
  await Deno.writeTextFile(file, module.source);
  return { module, url: pathToFileURL(file).href, file };
}

function owner(text: string, written: readonly Written[]): Written | undefined {
  return written.find(({ url }) => text.includes(url));
}

function checkProblem(block: string, written: readonly Written[]): string {
  const from = owner(block, written);
  const position = from && firstPosition(block, from.module, from.url);
  const [, code, message] =
    /^(?:(TS\d+) \[ERROR\]|error): ([^]*?)(?=\n.*\n *[~^]|\n *at |$)/.exec(withoutQuote(block)) ?? [];
  if (!from || !position || message === undefined) return block;
  const text = nameThePositions(message, from.module, from.url);
  return `${writePosition(from.module.path, position)}: ${text}${code ? ` (${code})` : ""}`;
}

async function typeProblems(written: readonly Written[]): Promise<string[]> {
  const report = await denoTool("check", written.map(({ file }) => file));
  if (report.success) return [];
  const blocks = report.stderr.split(/\n\n+|^Check .*\n/m).map((block) => block.trim());
  const told = blocks.filter((block) => /^TS\d+ \[ERROR\]|^error: (?!Type checking failed)/.test(block));
  return told.length > 0 ? told.map((block) => checkProblem(block, written)) : [report.stderr.trim()];
}

const lintReport = z.object({
  diagnostics: z.array(z.object({
    filename: z.string(),
    message: z.string(),
    code: z.string(),
    hint: z.string().nullish(),
    range: z.object({ start: z.object({ line: z.int() }) }),
  })),
  errors: z.array(z.object({ file_path: z.string(), message: z.string() })),
});

async function lintProblems(written: readonly Written[]): Promise<string[]> {
  const report = await denoTool("lint", ["--json", ...written.map(({ file }) => file)]);
  // Files that cannot be parsed stand in `errors`; the type-checker tells of them, with their line.
  const { diagnostics } = lintReport.parse(JSON.parse(report.stdout));
  return diagnostics.flatMap(({ filename, message, code, hint, range }) => {
    const module = owner(filename, written)?.module;
    const position = module?.lines[range.start.line - 1];
    if (!module || !position) return [`${filename}: ${message} (${code})`];
    return [`${writePosition(module.path, position)}: ${message}${hint ? `. ${hint}` : ""} (${code})`];
  });
}

/** What the type-checker and the linter say about the notebooks' code, by cell and line. */
export async function codeProblems(notebooks: readonly NamedNotebook[]): Promise<string[]> {
  const folder = await Deno.makeTempDir({ prefix: "hindcast-" });
  try {
    const written = await Promise.all(
      notebooks.map((notebook, at) => writeModule(notebook, `${folder}/notebook_${at}.ts`)),
    );
    const [types, lint] = await Promise.all([typeProblems(written), lintProblems(written)]);
    return [...types, ...lint];
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
