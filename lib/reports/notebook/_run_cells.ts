import { pathToFileURL } from "node:url";
import { bridgeKey } from "./bridge.ts";
import { cellSpokenOf, ended, type Failure, stopped, swallowed, thrown } from "./_failures.ts";
import type { Frame } from "./_frames.ts";
import { nameThePositions } from "./_positions.ts";
import { type ModuleProcess, runModule } from "./_process.ts";
import { Recorder } from "./_recorder.ts";
import type { CodeCell, Notebook } from "./notebook.ts";
import { type NotebookModule, notebookModule } from "./notebook_module.ts";

/** A process to run in, and how messages name the notebook. */
export interface CellsRunOptions extends Omit<ModuleProcess, "url"> {
  readonly path: string;
  /** Told when a cell begins. */
  readonly onCell?: ((id: string, number: number, of: number) => void) | undefined;
}

/** How the cells of a notebook fared. */
export interface CellsRun {
  /** Why it did not reach its end, and in which cell; null when it did. */
  readonly failure: (Failure & { readonly cell: string }) | null;
  /** The cells that hold code, with their outputs. */
  readonly cells: readonly CodeCell[];
}

function marked(notebook: Notebook, path: string): NotebookModule {
  let index = 0;
  const between = (_: CodeCell | undefined, next: CodeCell | undefined) =>
    next && `;await globalThis[Symbol.for("${Symbol.keyFor(bridgeKey)}")].cell(${index++});`;
  return notebookModule(notebook, { path, between });
}

class Run {
  readonly recorder: Recorder;
  failure: Failure | undefined;
  #done = false;

  constructor(readonly module: NotebookModule, readonly url: string, readonly options: CellsRunOptions) {
    this.recorder = new Recorder(module.cells);
  }

  frame(frame: Frame): void {
    if (frame.type === "error") return this.#fail(thrown(frame, this.module, this.url), frame);
    this.recorder.take(frame);
    if (frame.type === "done") this.#done = true;
    if (frame.type === "cell") this.#begin(frame.index);
  }

  print(bytes: Uint8Array, name?: "stderr"): void {
    this.recorder.print(bytes, name);
  }

  end(status: Deno.CommandStatus): CellsRun {
    const { path, signal } = this.options;
    const next = this.module.cells[this.recorder.index + 1];
    if (this.#done && next) this.#fail(swallowed(next, path));
    else if (!this.#done) this.#fail(signal.aborted ? stopped(signal.reason, path) : ended(status, path));
    const named = (text: string) => nameThePositions(text, this.module, this.url);
    const cell = this.module.cells[this.recorder.index]?.id ?? "";
    return { failure: this.failure ? { ...this.failure, cell } : null, cells: this.recorder.finish(named) };
  }

  #begin(index: number): void {
    this.options.onCell?.(this.module.cells[index]?.id ?? "", index + 1, this.module.cells.length);
  }

  #fail(failure: Failure, frame?: Extract<Frame, { type: "error" }>): void {
    if (this.failure) return;
    this.failure = failure;
    const { index } = this.recorder;
    this.recorder.fail(
      index < 0 && frame ? cellSpokenOf(frame, this.module, this.url) : Math.max(index, 0),
      failure.error,
    );
  }
}

/** Runs the cells in a process of their own and collects what they put out. */
export async function runCells(notebook: Notebook, options: CellsRunOptions): Promise<CellsRun> {
  const module = marked(notebook, options.path);
  const folder = await Deno.makeTempDir({ prefix: "hindcast-" });
  try {
    const file = `${folder}/notebook.ts`;
    await Deno.writeTextFile(file, module.source);
    const run = new Run(module, pathToFileURL(file).href, options);
    return run.end(await runModule({ ...options, url: run.url }, run));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
