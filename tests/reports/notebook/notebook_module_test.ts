import assert from "node:assert/strict";
import { notebookModule } from "../../../lib/reports/notebook/notebook_module.ts";
import { notebookOf } from "./_notebooks.ts";

const notebook = notebookOf({ "one": "a;\nb;", "md-text": "# not code", "empty": " \n", "two": "c;" });

Deno.test("code cells follow each other; other cells are left out", () => {
  const module = notebookModule(notebook, { path: "n.ipynb" });
  assert.equal(module.source, "a;\nb;\nc;\n");
  assert.deepEqual(module.cells.map(({ id }) => id), ["one", "two"]);
});

Deno.test("every line of the module has its place, lines in between the end of the cell before", () => {
  const module = notebookModule(notebook, {
    path: "n.ipynb",
    between: (previous, next) => `// ${previous?.id} ${next?.id}`,
  });
  assert.deepEqual(
    module.source.trimEnd().split("\n").map((
      text,
      at,
    ) => [text, module.lines[at]?.cell, module.lines[at]?.line]),
    [
      ["// undefined one", "one", 1],
      ["a;", "one", 1],
      ["b;", "one", 2],
      ["// one two", "one", 2],
      ["c;", "two", 1],
      ["// two undefined", "two", 1],
    ],
  );
});

Deno.test("a notebook without code is an empty module", () => {
  assert.equal(notebookModule(notebookOf({ "md-a": "x" }), { path: "n" }).source, "\n");
});
