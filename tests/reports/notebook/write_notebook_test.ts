import assert from "node:assert/strict";
import type { Notebook } from "../../../lib/reports/notebook/notebook.ts";
import { parseNotebook } from "../../../lib/reports/notebook/parse_notebook.ts";
import { writeNotebook } from "../../../lib/reports/notebook/write_notebook.ts";

const notebook: Notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {
    language_info: { version: "6.0.3", name: "typescript" },
    kernelspec: { name: "deno", display_name: "Deno" },
  },
  cells: [{
    source: "a;\nb;",
    outputs: [
      { output_type: "stream", name: "stdout", text: "x\ny\n" },
      {
        output_type: "display_data",
        metadata: {},
        data: { "text/plain": "p\nq", "application/json": { b: 1, a: 2 }, "image/png": "iVBO" },
      },
    ],
    execution_count: 1,
    metadata: { tags: ["t"], a: 1 },
    id: "one",
    cell_type: "code",
  }],
};

Deno.test("a notebook is written with one space, keys in order, texts as lines and no TypeScript version", () => {
  const written = writeNotebook(notebook);
  assert.equal(
    written,
    `${
      JSON.stringify(
        {
          cells: [{
            cell_type: "code",
            execution_count: 1,
            id: "one",
            metadata: { a: 1, tags: ["t"] },
            outputs: [
              { name: "stdout", output_type: "stream", text: ["x\n", "y\n"] },
              {
                data: { "application/json": { b: 1, a: 2 }, "image/png": "iVBO", "text/plain": ["p\n", "q"] },
                metadata: {},
                output_type: "display_data",
              },
            ],
            source: ["a;\n", "b;"],
          }],
          metadata: {
            kernelspec: { display_name: "Deno", name: "deno" },
            language_info: { name: "typescript" },
          },
          nbformat: 4,
          nbformat_minor: 5,
        },
        null,
        1,
      )
    }\n`,
  );
});

Deno.test("writing and reading again changes nothing", () => {
  const written = writeNotebook(notebook);
  assert.equal(writeNotebook(parseNotebook(written)), written);
});
