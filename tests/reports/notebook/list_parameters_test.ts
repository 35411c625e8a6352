import assert from "node:assert/strict";
import { listParameters } from "../../../lib/reports/notebook/list_parameters.ts";
import { notebookOf } from "./_notebooks.ts";

function listed(source: string) {
  return listParameters(notebookOf({ parameters: source }), "n.ipynb")
    .map(({ name, types, initial, description }) => [name, types.join("|"), initial, description]);
}

Deno.test("names, types, defaults and comments are read", () => {
  const source = [
    "// What this notebook can be asked",
    'let period: string = "2026-Q3"; // the quarter; or a month',
    "",
    "let against: string | null = null;",
    "let days: number = 1_000;",
    "let share: number = -0.25;",
    "let quick: boolean = false",
    'let odd: string = "1_000 // \\"no\\" comment";',
  ].join("\n");
  assert.deepEqual(listed(source), [
    ["period", "string", "2026-Q3", "the quarter; or a month"],
    ["against", "string|null", null, ""],
    ["days", "number", 1000, ""],
    ["share", "number", -0.25, ""],
    ["quick", "boolean", false, ""],
    ["odd", "string", '1_000 // "no" comment', ""],
  ]);
});

const refused = [
  "const a: number = 1;",
  "let a = 1;",
  "let a: Date = 1;",
  'let a: number = "1";',
  "let a: number = 1 + 1;",
  "let a: number = null;",
  "let a: string = `x`;",
  "let a: number[] = [1];",
  "console.log(1);",
];

for (const line of refused) {
  Deno.test(`${line} declares no parameter`, () => {
    assert.throws(() => listed(`let good: number = 1;\n${line}`), {
      name: "TypeError",
      message:
        /^Cannot read the parameters of n\.ipynb cell "parameters" line 2 .*: it declares no parameter\. Write `let/,
    });
  });
}

Deno.test("without a tagged first code cell there are none", () => {
  assert.deepEqual(listParameters(notebookOf({ first: "1;", parameters: "let a: number = 1;" })), []);
});
