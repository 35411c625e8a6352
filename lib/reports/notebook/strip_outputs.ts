import { injectedTag, isTagged } from "./_tags.ts";
import type { Cell, Notebook } from "./notebook.ts";

function stripped(cell: Cell): Cell {
  return cell.cell_type === "code" ? { ...cell, execution_count: null, outputs: [] } : cell;
}

/**
 * The notebook as it stands in version control: no outputs, no execution counts, no injected parameters.
 *
 * @example
 * ```ts
 * import { parseNotebook, stripOutputs } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const run = { cell_type: "code", id: "one", metadata: {}, source: "1;", execution_count: 7, outputs: [] };
 * const notebook = { cells: [run], metadata: {}, nbformat: 4, nbformat_minor: 5 };
 * const [cell] = stripOutputs(parseNotebook(JSON.stringify(notebook))).cells;
 * assert.equal(cell?.cell_type === "code" && cell.execution_count, null);
 * ```
 */
export function stripOutputs(notebook: Notebook): Notebook {
  return {
    ...notebook,
    cells: notebook.cells.filter((cell) => !isTagged(cell, injectedTag)).map(stripped),
  };
}
