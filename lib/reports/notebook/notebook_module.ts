import type { CodeCell, Notebook } from "./notebook.ts";

/** A line of a notebook. */
export interface NotebookPosition {
  /** Id of the cell. */
  readonly cell: string;
  /** 1-based line in it. */
  readonly line: number;
}

/** A notebook as one TypeScript module. */
export interface NotebookModule {
  /** The notebook's path, as messages name it. */
  readonly path: string;
  /** TypeScript. */
  readonly source: string;
  /** Where each line of the source stands in the notebook; a line between two cells counts to the cell before it. */
  readonly lines: readonly NotebookPosition[];
  /** Code cells in the order they run; cells without code are left out. */
  readonly cells: readonly CodeCell[];
}

/** How a notebook becomes a module. */
export interface NotebookModuleOptions {
  /** How messages name the notebook. */
  readonly path: string;
  /** A line to put between two cells, and before the first and after the last. Counted in `lines`. */
  readonly between?: (previous: CodeCell | undefined, next: CodeCell | undefined) => string | undefined;
}

function position(previous: CodeCell | undefined, next: CodeCell | undefined): NotebookPosition {
  if (!previous) return { cell: next?.id ?? "", line: 1 };
  return { cell: previous.id, line: previous.source.split("\n").length };
}

/**
 * Puts a notebook's code cells, in order, into one module. Each name is declared in one cell only, so the module is valid
 * when the notebook is, and can be type-checked, linted and run.
 *
 * @example
 * ```ts
 * import { notebookModule, parseNotebook } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const code = (id: string, source: string) => ({
 *   cell_type: "code", id, source, metadata: {}, execution_count: null, outputs: [],
 * });
 * const cells = [code("one", "const a = 1;"), code("two", "\nconst b = a;")];
 * const notebook = parseNotebook(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
 * const module = notebookModule(notebook, { path: "n.ipynb" });
 * assert.equal(module.source, "const a = 1;\n\nconst b = a;\n");
 * assert.deepEqual(module.lines[2], { cell: "two", line: 2 });
 * ```
 */
export function notebookModule(notebook: Notebook, options: NotebookModuleOptions): NotebookModule {
  const source: string[] = [];
  const lines: NotebookPosition[] = [];
  const add = (text: string, at: NotebookPosition) => {
    source.push(text);
    lines.push(at);
  };
  const cells = notebook.cells.filter((cell) => cell.cell_type === "code" && cell.source.trim() !== "");
  const code = cells as CodeCell[];
  for (const [index, cell] of [...code, undefined].entries()) {
    const previous = code[index - 1];
    const extra = options.between?.(previous, cell);
    if (extra !== undefined) add(extra, position(previous, cell));
    for (const [at, text] of cell?.source.split("\n").entries() ?? []) {
      add(text, { cell: cell?.id ?? "", line: at + 1 });
    }
  }
  return { path: options.path, source: `${source.join("\n")}\n`, lines, cells: code };
}
