import { refusal } from "../../model/refusal.ts";
import { fits, parametersCell } from "./_declarations.ts";
import { injectedTag, isTagged } from "./_tags.ts";
import { listParameters } from "./list_parameters.ts";
import type { Parameter, ParameterValue } from "./parameter.ts";
import type { CodeCell, Notebook } from "./notebook.ts";

function fromText(text: string, { types }: Parameter): ParameterValue | undefined {
  if (types.includes("null") && text === "null") return null;
  if (types.includes("boolean") && /^(true|false)$/.test(text)) return text === "true";
  const number = Number(text);
  if (types.includes("number") && text.trim() !== "" && Number.isFinite(number)) return number;
  return types.includes("string") ? text : undefined;
}

function converted(value: ParameterValue, parameter: Parameter, path: string): ParameterValue {
  const made = typeof value === "string" ? fromText(value, parameter) : value;
  if (
    made !== undefined && fits(made, parameter.types) && (typeof made !== "number" || Number.isFinite(made))
  ) return made;
  throw new TypeError(refusal({
    action: "run",
    thing: path,
    field: parameter.name,
    value: String(value),
    reason: `the parameter is declared ${parameter.types.join(" | ")}`,
    remedy: "Give a value of that type",
  }));
}

function refuseUnknown(name: string, known: readonly Parameter[], path: string): never {
  const names = known.map((parameter) => parameter.name).join(", ");
  throw new TypeError(refusal({
    action: "run",
    thing: path,
    field: name,
    reason: "the notebook has no such parameter",
    remedy: names === "" ? "It has none" : `Its parameters are ${names}`,
  }));
}

function injectedCell(values: readonly (readonly [string, ParameterValue])[]): CodeCell {
  const lines = values.map(([name, value]) => `${name} = ${JSON.stringify(value)};`);
  return {
    cell_type: "code",
    id: injectedTag,
    metadata: { tags: [injectedTag] },
    execution_count: null,
    outputs: [],
    // The value of a cell's last expression is shown by the kernel: here there is none.
    source: [...lines, "undefined;"].join("\n"),
  };
}

/**
 * Gives a notebook's parameters values for one run, by papermill's convention: a cell of assignments, tagged
 * `injected-parameters`, after the cell tagged `parameters`. One that is there already is replaced.
 *
 * Values given as text are converted to the declared type.
 *
 * @param values by name; `{}` leaves the notebook as it is.
 * @param path how messages name the notebook.
 * @throws {TypeError} when a name is not declared, or a value is not of the declared type.
 *
 * @example
 * ```ts
 * import { injectParameters, parseNotebook } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const cell = {
 *   cell_type: "code", id: "parameters", metadata: { tags: ["parameters"] }, execution_count: null, outputs: [],
 *   source: "let against: string | null = null;\nlet days: number = 7;",
 * };
 * const notebook = parseNotebook(JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
 * assert.equal(injectParameters(notebook, { days: "14" }).cells[1]?.source, "days = 14;\nundefined;");
 * assert.throws(() => injectParameters(notebook, { day: 14 }), /against, days/);
 * ```
 */
export function injectParameters(
  notebook: Notebook,
  values: Readonly<Record<string, ParameterValue>>,
  path = "the notebook",
): Notebook {
  const known = listParameters(notebook, path);
  const given = Object.entries(values).map(([name, value]) => {
    const parameter = known.find((one) => one.name === name) ?? refuseUnknown(name, known, path);
    return [name, converted(value, parameter, path)] as const;
  });
  if (given.length === 0) return notebook;
  const cells = notebook.cells.filter((cell) => !isTagged(cell, injectedTag));
  const after = cells.findIndex((cell) => cell.id === parametersCell(notebook)?.id) + 1;
  return { ...notebook, cells: cells.toSpliced(after, 0, injectedCell(given)) };
}
