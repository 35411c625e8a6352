import { refusal } from "../../model/refusal.ts";
import type { CodeCell, Notebook } from "./notebook.ts";

const specifier = /\b(?:from|import)\s*\(?\s*["'`]([^"'`\n]*)["'`]|\bimport\s*\(/;

function problemsOf(cell: CodeCell, path: string): string[] {
  return cell.source.split("\n").flatMap((text, index) => {
    const found = specifier.exec(text);
    if (!found || found[1] === "hindcast") return [];
    return refusal({
      action: "accept",
      thing: `${path} cell "${cell.id}" line ${index + 1}`,
      value: found[1] ?? "a computed name",
      reason: "a notebook imports nothing but hindcast",
      remedy: 'Import from "hindcast", or put the code there',
    });
  });
}

/** Imports of anything but the bare name `hindcast`. */
export function importProblems(notebook: Notebook, path: string): string[] {
  return notebook.cells.flatMap((cell) => cell.cell_type === "code" ? problemsOf(cell, path) : []);
}
