import { refusal } from "../../model/refusal.ts";
import { notebookSchema } from "./_schema.ts";
import type { Notebook } from "./notebook.ts";

function refuse(path: string, reason: string, remedy: string): never {
  throw new TypeError(refusal({ action: "read notebook", thing: path, reason, remedy }));
}

function versionOf(value: unknown): string {
  const { nbformat, nbformat_minor } = (value ?? {}) as Record<string, unknown>;
  return `${nbformat}.${nbformat_minor}`;
}

function json(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    return refuse(path, `it is not JSON (${(cause as Error).message})`, "Restore it from version control");
  }
}

/**
 * Reads a notebook of nbformat 4.5.
 *
 * @param text the file's content.
 * @param path how messages name it.
 * @throws {TypeError} when it is not JSON, not nbformat 4.5, or two cells share an id.
 *
 * @example
 * ```ts
 * import { parseNotebook } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const empty = { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 };
 * assert.deepEqual(parseNotebook(JSON.stringify(empty)).cells, []);
 * assert.throws(() => parseNotebook(JSON.stringify({ ...empty, nbformat_minor: 4 })), /nbformat 4\.4/);
 * ```
 */
export function parseNotebook(text: string, path = "the notebook"): Notebook {
  const value = json(text, path);
  const version = versionOf(value);
  if (version !== "4.5") {
    refuse(
      path,
      `it is nbformat ${version}, not 4.5`,
      "Save it with a Jupyter that writes 4.5 (cells with ids)",
    );
  }
  const read = notebookSchema.safeParse(value);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    return refuse(path, problems.join("; "), "Correct these keys");
  }
  const ids = read.data.cells.map((cell) => cell.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) refuse(path, `two cells have the id "${twice}"`, "Give one of them another id");
  return read.data;
}
