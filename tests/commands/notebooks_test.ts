import assert from "node:assert/strict";
import { checkNotebooks } from "../../lib/reports/notebook/check_notebooks.ts";
import { scratch } from "../reports/notebook/_notebooks.ts";
import { runCommandLine } from "./_spawn.ts";

const messy = {
  cells: [
    { cell_type: "markdown", id: "title", metadata: {}, source: "*Title*" },
    {
      cell_type: "code",
      id: "parameters",
      metadata: { tags: ["parameters"] },
      source: "let days:number=7",
      execution_count: 3,
      outputs: [{ output_type: "stream", name: "stdout", text: "x" }],
    },
    {
      cell_type: "code",
      id: "use",
      metadata: {},
      source: "export const  n=days",
      execution_count: null,
      outputs: [],
    },
  ],
  metadata: {
    language_info: { version: "6.0.3", name: "typescript" },
    kernelspec: { name: "deno", language: "typescript", display_name: "Deno" },
  },
  nbformat: 4,
  nbformat_minor: 5,
};

Deno.test("problems are printed one a line with exit code 1, and --fix mends the form", async () => {
  await using folder = await scratch();
  const path = `${folder.path}/sample.ipynb`;
  await Deno.writeTextFile(path, JSON.stringify(messy));
  const first = await runCommandLine(["notebooks", path]);
  assert.equal(first.code, 1);
  assert.match(first.stderr, /cell "parameters": it holds outputs/);
  assert.match(first.stdout, /^notebooks: 1 checked, [1-9]\d* problems\n$/);
  const fixed = await runCommandLine(["notebooks", "--fix", path]);
  assert.deepEqual([fixed.code, fixed.stderr, fixed.stdout], [0, "", "notebooks: 1 checked, 0 problems\n"]);
  const text = await Deno.readTextFile(path);
  assert.match(text, /"let days: number = 7;"/);
  assert.doesNotMatch(text, /6\.0\.3/);
  assert.deepEqual(await checkNotebooks([path]), []);
});

Deno.test("an unknown option is wrong usage", async () => {
  const { code, stderr } = await runCommandLine(["notebooks", "--mend"]);
  assert.deepEqual([code, stderr], [
    2,
    "Cannot run \"notebooks\": Unknown option '--mend'. See deno task notebooks --help.\n",
  ]);
});

Deno.test("a notebook that is not there is told, with exit code 1", async () => {
  const { code, stderr } = await runCommandLine(["notebooks", "no-such.ipynb"]);
  assert.deepEqual([code, stderr], [
    1,
    "Cannot read notebook no-such.ipynb: there is no such file. Check the path.\n",
  ]);
});
