import assert from "node:assert/strict";
import { parseNotebook } from "../../../lib/reports/notebook/parse_notebook.ts";
import { writeNotebook } from "../../../lib/reports/notebook/write_notebook.ts";

const cell = { cell_type: "code", id: "a", metadata: {}, source: [], execution_count: null, outputs: [] };

function text(changes: object): string {
  return JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5, ...changes });
}

const refused: Readonly<Record<string, readonly [string, RegExp]>> = {
  "text that is no JSON": ["{", /Cannot read notebook n\.ipynb: it is not JSON/],
  "null": ["null", /it is nbformat undefined\.undefined, not 4\.5/],
  "an older nbformat": [text({ nbformat_minor: 4 }), /it is nbformat 4\.4, not 4\.5/],
  "a cell without id": [text({ cells: [{ ...cell, id: undefined }] }), /cells\.0\.id/],
  "an id with a space": [text({ cells: [{ ...cell, id: "a b" }] }), /cells\.0\.id must be 1 to 64 letters/],
  "two cells of one id": [text({ cells: [cell, cell] }), /two cells have the id "a"/],
  "an unknown output": [
    text({ cells: [{ ...cell, outputs: [{ output_type: "x" }] }] }),
    /cells\.0\.outputs\.0/,
  ],
  "a key nbformat does not know": [text({ more: 1 }), /more/],
};

for (const [name, [source, message]] of Object.entries(refused)) {
  Deno.test(`${name} is refused`, () => {
    assert.throws(() => parseNotebook(source, "n.ipynb"), (error: Error) => {
      assert.match(error.message, message);
      return error instanceof TypeError;
    });
  });
}

Deno.test("texts given as lines and as one string are the same", () => {
  const outputs = [{
    output_type: "display_data",
    metadata: {},
    data: { "text/html": ["<b>", "x"], "application/json": ["x"] },
  }];
  const read = parseNotebook(text({ cells: [{ ...cell, source: ["a\n", "b"], outputs }] }));
  const [first] = read.cells;
  assert.equal(first?.source, "a\nb");
  assert.deepEqual(first?.cell_type === "code" && first.outputs[0], {
    output_type: "display_data",
    metadata: {},
    data: { "text/html": "<b>x", "application/json": ["x"] },
  });
});

Deno.test("what is written is read back the same", async () => {
  const stored = await Deno.readTextFile(new URL("example.ipynb", import.meta.url));
  assert.equal(writeNotebook(parseNotebook(stored)), stored);
});
