import { refusal } from "../../model/refusal.ts";
import { isTagged, parametersTag } from "./_tags.ts";
import type { CodeCell, Notebook } from "./notebook.ts";
import type { Parameter, ParameterType, ParameterValue } from "./parameter.ts";

const types = ["string", "number", "boolean", "null"];
const value = String.raw`"(?:[^"\\]|\\.)*"|[^"'\s;]+`;
const declaration = new RegExp(
  String
    .raw`^let\s+([A-Za-z_$][\w$]*)\s*:\s*([a-z]+(?:\s*\|\s*[a-z]+)*)\s*=\s*(${value})\s*;?\s*(?://\s*(.*))?$`,
);

/** The notebook's first code cell, when it is tagged `parameters`. */
export function parametersCell(notebook: Notebook): CodeCell | undefined {
  const first = notebook.cells.find((cell) => cell.cell_type === "code");
  return first && first.cell_type === "code" && isTagged(first, parametersTag) ? first : undefined;
}

function literal(text: string): ParameterValue | undefined {
  try {
    const read: unknown = JSON.parse(text.startsWith('"') ? text : text.replaceAll(/(?<=\d)_(?=\d)/g, ""));
    return read === null || typeof read !== "object" ? read as ParameterValue : undefined;
  } catch {
    return undefined;
  }
}

function typesOf(text: string): ParameterType[] | undefined {
  const named = text.split("|").map((type) => type.trim());
  return named.every((type) => types.includes(type)) ? named as ParameterType[] : undefined;
}

/** Whether a value is of one of the types. */
export function fits(value: ParameterValue, allowed: readonly ParameterType[]): boolean {
  return allowed.includes((value === null ? "null" : typeof value) as ParameterType);
}

/** Reads one line of the parameters cell; undefined when it declares nothing, as a comment does. */
export function declarationOf(text: string, line: number, path: string): Parameter | undefined {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.startsWith("//")) return undefined;
  const [, name, type, written, description] = declaration.exec(trimmed) ?? [];
  const allowed = typesOf(type ?? "");
  const initial = literal(written ?? "");
  if (name === undefined || !allowed || initial === undefined || !fits(initial, allowed)) {
    throw new TypeError(refusal({
      action: "read the parameters of",
      thing: `${path} line ${line}`,
      value: trimmed,
      reason: "it declares no parameter",
      remedy:
        'Write `let name: string | number | boolean | null = value;`, one a line, strings in "double quotes"',
    }));
  }
  return { name, types: allowed, initial, description: description ?? "" };
}
