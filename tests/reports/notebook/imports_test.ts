import assert from "node:assert/strict";
import { importProblems } from "../../../lib/reports/notebook/_imports.ts";
import { notebookOf } from "./_notebooks.ts";

function refused(source: string): string[] {
  return importProblems(notebookOf({ use: source }), "n.ipynb");
}

const accepted = [
  'import { show } from "hindcast";',
  "import {\n  md,\n  show,\n} from 'hindcast';",
  'import type { Chart } from "hindcast";',
  'export type { Chart } from "hindcast";',
  'const title = "data from 2026";',
  "const important = (n: number) => n;",
];

for (const source of accepted) {
  Deno.test(`${source} is accepted`, () => assert.deepEqual(refused(source), []));
}

const others = {
  'import { join } from "node:path";': "node:path",
  'import "npm:zod";': "npm:zod",
  'import data from "./data.json" with { type: "json" };': "./data.json",
  'import { table } from "hindcast/lib/reports/table.ts";': "hindcast/lib/reports/table.ts",
  'export * from "https://example.org/x.ts";': "https://example.org/x.ts",
  'const zod = await import("npm:zod");': "npm:zod",
  "const any = await import(`${name}`);": "${name}",
  "const any = await import(name);": "a computed name",
};

for (const [source, name] of Object.entries(others)) {
  Deno.test(`${source} is refused`, () => {
    assert.deepEqual(refused(`const a = 1;\n${source}`), [
      `Cannot accept n.ipynb cell "use" line 2 = "${name}": a notebook imports nothing but hindcast. ` +
      'Import from "hindcast", or put the code there.',
    ]);
  });
}
