import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { checkNotebooks } from "../../../lib/reports/notebook/check_notebooks.ts";
import { place, scratch } from "./_notebooks.ts";

/** What is said about the notebook; the code of the project has a check of its own. */
async function problemsOf(sources: Readonly<Record<string, string>>): Promise<string[]> {
  await using folder = await scratch();
  const problems = await checkNotebooks([await place(folder.path, sources)]);
  return problems.filter((problem) => problem.includes("sample.ipynb"));
}

const parameters = "let days: number = 7;";

Deno.test("the example is as it should be", async () => {
  assert.deepEqual(await checkNotebooks([fileURLToPath(new URL("example.ipynb", import.meta.url))]), []);
});

Deno.test("a type error is told by cell and line", async () => {
  assert.deepEqual(
    await problemsOf({
      parameters,
      "md-text": "# Text",
      "what-changed": "export const a = days;\n\nexport const n: string = days;",
    }),
    ["sample.ipynb cell \"what-changed\" line 3: Type 'number' is not assignable to type 'string'. (TS2322)"],
  );
});

Deno.test("a parameter keeps its whole declared type, and may be a let", async () => {
  const source = "export const n = against?.length ?? 0;";
  assert.deepEqual(await problemsOf({ parameters: "let against: string | null = null;", use: source }), []);
});

Deno.test("the linter speaks of cells and lines", async () => {
  const source = "let n = days;\nexport const m = n;";
  assert.deepEqual(await problemsOf({ parameters, use: source }), [
    'sample.ipynb cell "use" line 1: `n` is never reassigned. Use `const` instead (prefer-const)',
  ]);
});

Deno.test("code that cannot be parsed is told by cell and line", async () => {
  const problems = await problemsOf({ parameters, use: "const n = days +;" });
  assert.ok(
    problems.some((problem) => problem.startsWith('sample.ipynb cell "use" line 1: SyntaxError')),
    problems.join("\n"),
  );
});

Deno.test("a name declared twice is told in both cells", async () => {
  const problems = await problemsOf({
    parameters,
    one: "export const a = days;",
    two: "export const a = days;",
  });
  for (const id of ["one", "two"]) {
    assert.ok(
      problems.some((problem) => problem.startsWith(`sample.ipynb cell "${id}" line 1: Cannot redeclare`)),
    );
  }
});

Deno.test("outputs, injected parameters and ids that say nothing do not belong into version control", async () => {
  await using folder = await scratch();
  const cell = { cell_type: "code", metadata: {}, source: "", execution_count: null, outputs: [] };
  const cells = [
    { ...cell, id: "parameters", metadata: { tags: ["parameters"] }, source: parameters },
    { ...cell, id: "one", execution_count: 4 },
    { ...cell, id: "two", metadata: { tags: ["injected-parameters"] } },
    { ...cell, id: "1c0f88ae" },
    { ...cell, id: "1c0f88ae-63f5-4f0b-9b4c-0d5f6a1d2c3b" },
  ];
  const path = `${folder.path}/sample.ipynb`;
  await Deno.writeTextFile(path, JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  const problems = (await checkNotebooks([path])).join("\n");
  assert.match(problems, /cell "one": it holds outputs\. Clear all outputs\./);
  assert.match(problems, /cell "two": it belongs to a run/);
  assert.match(problems, /cell "1c0f88ae": its id says nothing/);
  assert.match(problems, /cell "1c0f88ae-63f5-4f0b-9b4c-0d5f6a1d2c3b": its id says nothing/);
  assert.match(problems, /it does not name the Deno kernel/);
  assert.match(problems, /it is not written as notebooks are kept/);
});

Deno.test("a first code cell that is not the parameters is refused", async () => {
  const problems = await problemsOf({ one: "export const a = 1;" });
  assert.deepEqual(problems, [
    "Cannot accept sample.ipynb: its first code cell is not its parameters. " +
    "Make the first code cell the declarations and tag it parameters.",
  ]);
});

Deno.test("code that is not formatted is told", async () => {
  assert.deepEqual(await problemsOf({ parameters, use: "export const  a=days" }), [
    "Cannot accept sample.ipynb: it is not formatted. Run `deno task notebooks --fix`.",
  ]);
});

Deno.test("one notebook that cannot be read hides no other", async () => {
  await using folder = await scratch();
  const broken = `${folder.path}/broken.ipynb`;
  await Deno.writeTextFile(broken, "{");
  const problems = await checkNotebooks([broken, await place(folder.path, { one: "export const a = 1;" })]);
  assert.match(problems[0] ?? "", /^Cannot read notebook broken\.ipynb: it is not JSON/);
  assert.ok(problems.some((problem) => problem.includes("sample.ipynb")));
});

Deno.test("where no notebook can be read, nothing else is checked", async () => {
  await using folder = await scratch();
  const broken = `${folder.path}/broken.ipynb`;
  await Deno.writeTextFile(broken, "{");
  // What the tools say of the project's own files would stand behind it.
  assert.equal((await checkNotebooks([broken])).length, 1);
  assert.deepEqual(await checkNotebooks([]), []);
});
