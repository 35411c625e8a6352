import type { Cell, Notebook } from "../../../lib/reports/notebook/notebook.ts";
import { type NotebookRun, runNotebook } from "../../../lib/reports/notebook/run_notebook.ts";
import type { RunNotebookOptions } from "../../../lib/reports/notebook/run_notebook.ts";
import { writeNotebook } from "../../../lib/reports/notebook/write_notebook.ts";

/** A notebook of these cells: `id: source`; ids of Markdown cells start with `md-`, the one named `parameters` is tagged so. */
export function notebookOf(sources: Readonly<Record<string, string>>): Notebook {
  const cells = Object.entries(sources).map(([id, source]): Cell => {
    const metadata = id === "parameters" ? { tags: ["parameters"] } : {};
    return id.startsWith("md-")
      ? { cell_type: "markdown", id, metadata, source }
      : { cell_type: "code", id, metadata, source, execution_count: null, outputs: [] };
  });
  const kernelspec = { display_name: "Deno", language: "typescript", name: "deno" };
  return {
    cells,
    metadata: { kernelspec, language_info: { name: "typescript" } },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** A folder that is removed when it goes out of scope. */
export async function scratch(): Promise<{ path: string } & AsyncDisposable> {
  const path = await Deno.makeTempDir({ prefix: "hindcast-test-" });
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

/** Writes a notebook of these cells and returns its path. */
export async function place(folder: string, sources: Readonly<Record<string, string>>): Promise<string> {
  const path = `${folder}/sample.ipynb`;
  await Deno.writeTextFile(path, writeNotebook(notebookOf(sources)));
  return path;
}

/** Runs a notebook of these cells in a process, as users do. */
export async function runCellsOf(
  sources: Readonly<Record<string, string>>,
  options: Partial<RunNotebookOptions> = {},
): Promise<NotebookRun & { readonly written: string }> {
  await using folder = await scratch();
  const notebook = await place(folder.path, sources);
  const run = await runNotebook({ notebook, out: `${folder.path}/out/sample.ipynb`, ...options });
  return { ...run, written: await Deno.readTextFile(run.out) };
}

/** Everything a cell printed on one stream. */
export function printed({ notebook }: NotebookRun, id: string, name = "stdout"): string {
  return outputsOf(notebook, id).map((output) =>
    output.output_type === "stream" && output.name === name ? output.text : ""
  ).join("");
}

/** Outputs of a cell. */
export function outputsOf(notebook: Notebook, id: string) {
  const cell = notebook.cells.find((one) => one.id === id);
  return cell?.cell_type === "code" ? cell.outputs : [];
}

/** Execution counts of the code cells, in order. */
export function countsOf({ cells }: Notebook): (number | null)[] {
  return cells.flatMap((cell) => cell.cell_type === "code" ? [cell.execution_count] : []);
}
