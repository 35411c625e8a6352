import assert from "node:assert/strict";
import { injectParameters } from "../../../lib/reports/notebook/inject_parameters.ts";
import type { ParameterValue } from "../../../lib/reports/notebook/parameter.ts";
import { notebookOf } from "./_notebooks.ts";

function injected(type: string, initial: string, value: ParameterValue): string | undefined {
  const notebook = notebookOf({ parameters: `let a: ${type} = ${initial};`, use: "a;" });
  return injectParameters(notebook, { a: value }, "n.ipynb").cells[1]?.source.split("\n")[0];
}

const accepted: readonly (readonly [string, string, ParameterValue, string])[] = [
  ["string", '""', "2026", 'a = "2026";'],
  ["string", '""', 'quo"te\n\u2028', 'a = "quo\\"te\\n\u2028";'],
  ["string", '""', "null", 'a = "null";'],
  ["string | null", "null", "null", "a = null;"],
  ["string | null", "null", null, "a = null;"],
  ["number", "1", "-2.5e3", "a = -2500;"],
  ["number", "1", 7, "a = 7;"],
  ["boolean", "true", "false", "a = false;"],
  ["number | string", "1", "12", "a = 12;"],
  ["number | string", "1", "12 h", 'a = "12 h";'],
];

for (const [type, initial, value, line] of accepted) {
  Deno.test(`${JSON.stringify(value)} fits ${type}`, () =>
    assert.equal(injected(type, initial, value), line));
}

const refused: readonly (readonly [string, string, ParameterValue])[] = [
  ["number", "1", "seven"],
  ["number", "1", ""],
  ["number", "1", " "],
  ["number", "1", Number.NaN],
  ["number", "1", "Infinity"],
  ["number", "1", true],
  ["boolean", "true", "yes"],
  ["string", '""', 7],
  ["string", '""', null],
  ["number | null", "null", "none"],
];

for (const [type, initial, value] of refused) {
  Deno.test(`${JSON.stringify(value) ?? value} does not fit ${type}`, () => {
    assert.throws(() => injected(type, initial, value), {
      name: "TypeError",
      message:
        `Cannot run n.ipynb field "a" = "${value}": the parameter is declared ${type}. Give a value of that type.`,
    });
  });
}

Deno.test("a name that is on every object is unknown too", () => {
  const notebook = notebookOf({ parameters: "let a: number = 1;" });
  assert.throws(
    () => injectParameters(notebook, { constructor: 1 }),
    /no such parameter\. Its parameters are a\./,
  );
});

Deno.test("a notebook without parameters says so", () => {
  assert.throws(() => injectParameters(notebookOf({ one: "1;" }), { a: 1 }), /It has none\./);
});

Deno.test("no values leave the notebook as it is", () => {
  const notebook = notebookOf({ parameters: "let a: number = 1;" });
  assert.equal(injectParameters(notebook, {}), notebook);
});
