import { basename, dirname, resolve } from "node:path";
import { refusal } from "../../model/refusal.ts";
import { type CellsRun, runCells } from "./_run_cells.ts";
import { injectParameters } from "./inject_parameters.ts";
import type { ParameterValue } from "./parameter.ts";
import type { Notebook } from "./notebook.ts";
import { readNotebook } from "./read_notebook.ts";
import { stripOutputs } from "./strip_outputs.ts";
import { writeNotebook } from "./write_notebook.ts";

const mostS = 600;

/** What to run, with what, and where to. */
export interface RunNotebookOptions {
  /** Path of the notebook; it is only read. */
  readonly notebook: string;
  /** Path of the executed copy. Its folder is made. */
  readonly out: string;
  /** Values by name; text is converted to the declared type. */
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** Named permission set of deno.json; default `notebook`: reading and DuckDB; no network, no writing, no programs. */
  readonly permissions?: string;
  /** Working directory of the cells; default the notebook's folder, as in Jupyter. */
  readonly cwd?: string;
  /** Seconds the whole notebook may take; default 600. */
  readonly timeoutS?: number;
  /** Ends the run; what was there is kept. */
  readonly signal?: AbortSignal;
  /** Told when a cell begins: its id, its number from 1, and how many there are. */
  readonly onCell?: (id: string, number: number, of: number) => void;
}

/** How a run went. */
export interface NotebookRun {
  /** Path of the executed copy. */
  readonly out: string;
  /** Whether every cell ran, and if not, why. */
  readonly status: "ok" | "failed" | "timed out" | "interrupted";
  /** Id of the cell that failed, or null. */
  readonly cell: string | null;
  /** What failed, or null. */
  readonly error:
    | { readonly name: string; readonly message: string; readonly traceback: readonly string[] }
    | null;
  /** The executed notebook. */
  readonly notebook: Notebook;
  /** Milliseconds from reading the notebook to writing the copy. */
  readonly elapsedMs: number;
}

function withOutputs(notebook: Notebook, cells: CellsRun["cells"]): Notebook {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  return { ...notebook, cells: notebook.cells.map((cell) => byId.get(cell.id) ?? cell) };
}

async function writeBeside(path: string, text: string): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  await Deno.writeTextFile(partial, text);
  await Deno.rename(partial, path);
}

function refuseOverwriting({ notebook, out }: RunNotebookOptions): void {
  if (resolve(notebook) !== resolve(out)) return;
  throw new TypeError(refusal({
    action: "run",
    thing: notebook,
    reason: "the executed copy would replace the notebook itself",
    remedy: "Write it somewhere else",
  }));
}

async function limited(notebook: Notebook, options: RunNotebookOptions): Promise<CellsRun> {
  const limit = new AbortController();
  const seconds = options.timeoutS ?? mostS;
  const timer = setTimeout(
    () => limit.abort(new DOMException(`its ${seconds} s have passed`, "TimeoutError")),
    seconds * 1000,
  );
  try {
    return await runCells(notebook, {
      path: basename(options.notebook),
      cwd: options.cwd ?? dirname(resolve(options.notebook)),
      permissions: options.permissions ?? "notebook",
      signal: options.signal ? AbortSignal.any([options.signal, limit.signal]) : limit.signal,
      onCell: options.onCell,
    });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs a notebook without Jupyter and writes a copy with the outputs.
 *
 * The cells run in order, as one module, in a process of their own with a named permission set. A cell that fails keeps the
 * outputs before it, shows its error in its place and leaves the rest unexecuted; so do a time-out and an interrupt. The
 * copy is written beside and renamed, so that a reader never sees half of it.
 *
 * @throws {Deno.errors.NotFound} when there is no such notebook.
 * @throws {TypeError} when it is no notebook of nbformat 4.5, a parameter is unknown or does not fit, or `out` is the notebook.
 *
 * @example
 * ```ts
 * import { runNotebook } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const folder = await Deno.makeTempDir();
 * const cell = {
 *   cell_type: "code", id: "hello", metadata: {}, execution_count: null, outputs: [], source: 'console.log("hello");',
 * };
 * const notebook = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
 * await Deno.writeTextFile(`${folder}/hello.ipynb`, JSON.stringify(notebook));
 * const run = await runNotebook({ notebook: `${folder}/hello.ipynb`, out: `${folder}/run/hello.ipynb` });
 * assert.equal(run.status, "ok");
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function runNotebook(options: RunNotebookOptions): Promise<NotebookRun> {
  refuseOverwriting(options);
  const started = performance.now();
  const path = basename(options.notebook);
  const stored = stripOutputs(await readNotebook(options.notebook));
  const given = injectParameters(stored, options.parameters ?? {}, path);
  const { failure, cells } = await limited(given, options);
  const notebook = withOutputs(given, cells);
  await writeBeside(options.out, writeNotebook(notebook));
  const error = failure?.error;
  return {
    out: options.out,
    status: failure?.status ?? "ok",
    cell: failure?.cell ?? null,
    error: error ? { name: error.ename, message: error.evalue, traceback: error.traceback } : null,
    notebook,
    elapsedMs: performance.now() - started,
  };
}
