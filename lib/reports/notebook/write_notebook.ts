import type { Cell, Notebook, Output } from "./notebook.ts";

function lines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function bundle(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([type, value]) => [
    type,
    type.startsWith("text/") && typeof value === "string" ? lines(value) : value,
  ]));
}

function output(made: Output): Record<string, unknown> {
  switch (made.output_type) {
    case "stream":
      return { name: made.name, output_type: made.output_type, text: lines(made.text) };
    case "error":
      return sorted(made) as Record<string, unknown>;
    default: {
      const { data, ...rest } = made;
      return { data: bundle(data), ...sorted(rest) as Record<string, unknown> };
    }
  }
}

function cell(made: Cell): Record<string, unknown> {
  const { source, ...rest } = made;
  const outputs = made.cell_type === "code" ? { outputs: made.outputs.map(output) } : {};
  const written = { ...sorted(rest) as Record<string, unknown>, ...outputs, source: lines(source) };
  return written;
}

function withoutVersion(metadata: Notebook["metadata"]): Notebook["metadata"] {
  const language = metadata["language_info"];
  if (typeof language !== "object" || language === null) return metadata;
  const { version: _, ...rest } = language as Record<string, unknown>;
  return { ...metadata, language_info: rest };
}

/**
 * Writes a notebook as Jupyter itself does (one space of indent, keys in order), without the version of TypeScript, so
 * that saving it in another place changes nothing. Keys inside JSON outputs keep their order.
 *
 * @example
 * ```ts
 * import { parseNotebook, writeNotebook } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const text = '{\n "cells": [],\n "metadata": {},\n "nbformat": 4,\n "nbformat_minor": 5\n}\n';
 * assert.equal(writeNotebook(parseNotebook(text)), text);
 * ```
 */
export function writeNotebook(notebook: Notebook): string {
  const written = {
    cells: notebook.cells.map(cell),
    metadata: sorted(withoutVersion(notebook.metadata)),
    nbformat: notebook.nbformat,
    nbformat_minor: notebook.nbformat_minor,
  };
  return `${JSON.stringify(written, null, 1)}\n`;
}
