import { refusal } from "../../model/refusal.ts";
import { parametersCell } from "./_declarations.ts";
import { importProblems } from "./_imports.ts";
import { injectedTag, isTagged, parametersTag } from "./_tags.ts";
import type { Cell, Notebook } from "./notebook.ts";
import { writeNotebook } from "./write_notebook.ts";

// What Jupyter itself gives a new cell: eight hexadecimal digits, or a UUID. It changes with every copy and says nothing.
const random = /^[0-9a-f]{8}(-[0-9a-f]{4}){0,4}(-?[0-9a-f]{12})?$/;

function cellProblem(cell: Cell): readonly [string, string] | undefined {
  if (random.test(cell.id)) {
    return ["its id says nothing", "Name the cell by what it does, such as what-changed"];
  }
  if (isTagged(cell, injectedTag)) return ["it belongs to a run", "Remove it"];
  if (cell.cell_type !== "code") return undefined;
  if (cell.outputs.length > 0 || cell.execution_count !== null) {
    return ["it holds outputs", "Clear all outputs"];
  }
  return undefined;
}

function parameterProblems(notebook: Notebook, path: string): string[] {
  if (parametersCell(notebook)) return [];
  const remedy = `Make the first code cell the declarations and tag it ${parametersTag}`;
  return [
    refusal({ action: "accept", thing: path, reason: "its first code cell is not its parameters", remedy }),
  ];
}

function kernelProblems({ metadata }: Notebook, path: string): string[] {
  const { name, language } = (metadata["kernelspec"] ?? {}) as Record<string, unknown>;
  const spoken = (metadata["language_info"] ?? {}) as Record<string, unknown>;
  if (name === "deno" && language === "typescript" && spoken["name"] === "typescript") return [];
  // Without it Jupyter asks for a kernel, and `deno fmt` passes the notebook over.
  return [refusal({
    action: "accept",
    thing: path,
    reason: "it does not name the Deno kernel",
    remedy: 'Choose the kernel "Deno" in Jupyter and save it',
  })];
}

/** What keeps a notebook from standing in version control, apart from its code. */
export function storedFormProblems(notebook: Notebook, text: string, path: string): string[] {
  const cells = notebook.cells.flatMap((cell) => {
    const [reason, remedy] = cellProblem(cell) ?? [];
    if (!reason || !remedy) return [];
    return refusal({ action: "accept", thing: `${path} cell "${cell.id}"`, reason, remedy });
  });
  const form = writeNotebook(notebook) === text ? [] : [refusal({
    action: "accept",
    thing: path,
    reason:
      "it is not written as notebooks are kept (one space of indent, keys in order, no TypeScript version)",
    remedy: "Run `deno task notebooks --fix`",
  })];
  return [
    ...kernelProblems(notebook, path),
    ...cells,
    ...parameterProblems(notebook, path),
    ...importProblems(notebook, path),
    ...form,
  ];
}
