import { declarationOf, parametersCell } from "./_declarations.ts";
import type { Notebook } from "./notebook.ts";
import type { Parameter } from "./parameter.ts";

/**
 * The parameters a notebook declares in its first code cell, which is tagged `parameters`. None where there is no such cell.
 *
 * @param path how messages name the notebook.
 * @throws {TypeError} when a line of that cell declares no parameter.
 *
 * @example
 * ```ts
 * import { listParameters, parseNotebook } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const cell = {
 *   cell_type: "code", id: "parameters", metadata: { tags: ["parameters"] }, execution_count: null, outputs: [],
 *   source: 'let period: string = "2026-Q3"; // the quarter',
 * };
 * const notebook = parseNotebook(JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
 * assert.deepEqual(listParameters(notebook), [
 *   { name: "period", types: ["string"], initial: "2026-Q3", description: "the quarter" },
 * ]);
 * ```
 */
export function listParameters(notebook: Notebook, path = "the notebook"): Parameter[] {
  const cell = parametersCell(notebook);
  if (!cell) return [];
  const where = `${path} cell "${cell.id}"`;
  const read = cell.source.split("\n").map((text, index) => declarationOf(text, index + 1, where));
  return read.filter((parameter) => parameter !== undefined);
}
