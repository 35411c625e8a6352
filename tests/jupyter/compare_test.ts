import assert from "node:assert/strict";
import type { Notebook, Output } from "hindcast";
import { compareOutputs } from "./_compare.ts";

function notebook(outputs: Output[], execution_count: number | null = 1): Notebook {
  const cells = [{
    cell_type: "code" as const,
    id: "a",
    metadata: {},
    source: "1;",
    execution_count,
    outputs,
  }];
  return { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}

const stream = (text: string): Output => ({ output_type: "stream", name: "stdout", text });
const shown = (data: Record<string, unknown>): Output => ({
  output_type: "display_data",
  data,
  metadata: {},
});

const same: Readonly<Record<string, readonly [Output[], Output[]]>> = {
  "lines of one stream, sent one by one": [[stream("a\nb\n")], [stream("a\n"), stream("b\n")]],
  "keys in another order": [[shown({ a: { x: 1, y: 2 }, b: 1 })], [shown({ b: 1, a: { y: 2, x: 1 } })]],
};

for (const [name, [ours, theirs]] of Object.entries(same)) {
  Deno.test(`${name} are the same`, () => {
    assert.deepEqual(compareOutputs(notebook(ours), notebook(theirs)).differences, []);
  });
}

const different: Readonly<Record<string, readonly [Output[], Output[]]>> = {
  "a lost output": [[shown({ a: 1 }), shown({ b: 1 })], [shown({ a: 1 })]],
  "an output more": [[], [stream("a")]],
  "another media type": [[shown({ a: 1 })], [shown({ a: 1, b: 1 })]],
  "one other byte": [[shown({ "image/png": "iVBO" })], [shown({ "image/png": "iVBP" })]],
  "another order": [[stream("a"), shown({ a: 1 })], [shown({ a: 1 }), stream("a")]],
  "another order of rows": [[shown({ a: [1, 2] })], [shown({ a: [2, 1] })]],
};

for (const [name, [ours, theirs]] of Object.entries(different)) {
  Deno.test(`${name} is a difference`, () => {
    const { differences } = compareOutputs(notebook(ours), notebook(theirs));
    assert.match(differences[0] ?? "", /^cell "a" output \d: headless /);
  });
}

Deno.test("a cell that ran in one place only is a difference", () => {
  assert.equal(compareOutputs(notebook([], 1), notebook([], null)).differences.length, 1);
});
