import assert from "node:assert/strict";
import { injectParameters } from "../../../lib/reports/notebook/inject_parameters.ts";
import { stripOutputs } from "../../../lib/reports/notebook/strip_outputs.ts";
import { notebookOf, runCellsOf } from "./_notebooks.ts";

Deno.test("a notebook that was run is, stripped, the notebook that was stored", async () => {
  const sources = {
    "md-t": "# T",
    "parameters": "let a: number = 1;",
    "use": "console.log(a); throw new Error('x');",
  };
  const run = await runCellsOf(sources, { parameters: { a: 2 } });
  assert.notDeepEqual(run.notebook, notebookOf(sources));
  assert.deepEqual(stripOutputs(run.notebook), notebookOf(sources));
});

Deno.test("injected parameters belong to a run", () => {
  const stored = notebookOf({ parameters: "let a: number = 1;" });
  assert.deepEqual(stripOutputs(injectParameters(stored, { a: 2 })), stored);
});
