import assert from "node:assert/strict";
import { checkNotebooks } from "../../../lib/reports/notebook/check_notebooks.ts";
import { writeNotebook } from "../../../lib/reports/notebook/write_notebook.ts";
import { notebookOf, place, scratch } from "./_notebooks.ts";

const parameters = "let days: number = 7;";
const cell = { cell_type: "code", metadata: {}, source: "", execution_count: null, outputs: [] };

/** Notebooks with one fault each at most. */
const written: Readonly<Record<string, string>> = {
  example: await Deno.readTextFile(new URL("example.ipynb", import.meta.url)),
  ...Object.fromEntries(
    Object.entries({
      type_error: {
        parameters,
        "md-text": "# Text",
        "what-changed": "export const a = days;\n\nexport const n: string = days;",
      },
      widened: {
        parameters: "let against: string | null = null;",
        use: "export const n = against?.length ?? 0;",
      },
      constant: { parameters, use: "let n = days;\nexport const m = n;" },
      twice: { parameters, one: "export const a = days;", two: "export const a = days;" },
      unparameterised: { one: "export const a = 1;" },
      unformatted: { parameters, use: "export const  a=days" },
    }).map(([name, sources]) => [name, writeNotebook(notebookOf(sources))]),
  ),
  executed: JSON.stringify({
    cells: [
      { ...cell, id: "parameters", metadata: { tags: ["parameters"] }, source: parameters },
      { ...cell, id: "one", execution_count: 4 },
      { ...cell, id: "two", metadata: { tags: ["injected-parameters"] } },
      { ...cell, id: "1c0f88ae" },
      { ...cell, id: "1c0f88ae-63f5-4f0b-9b4c-0d5f6a1d2c3b" },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  }),
};

async function checkWritten(): Promise<string[]> {
  await using folder = await scratch();
  return await checkNotebooks(
    await Promise.all(
      Object.entries(written).map(async ([name, text]) => {
        const path = `${folder.path}/${name}.ipynb`;
        await Deno.writeTextFile(path, text);
        return path;
      }),
    ),
  );
}

let checked: Promise<string[]> | undefined;

/** What is said about one of them. They are checked together: the type-checker takes as long for one as for all. */
async function problemsIn(name: string): Promise<string[]> {
  checked ??= checkWritten();
  return (await checked).filter((problem) => problem.includes(`${name}.ipynb`));
}

Deno.test("the example is as it should be", async () => {
  assert.deepEqual(await problemsIn("example"), []);
});

Deno.test("every problem names its notebook", async () => {
  const told = await Promise.all(Object.keys(written).map(problemsIn));
  assert.equal(told.flat().length, (await checked)?.length);
});

Deno.test("a type error is told by cell and line", async () => {
  assert.deepEqual(await problemsIn("type_error"), [
    "type_error.ipynb cell \"what-changed\" line 3: Type 'number' is not assignable to type 'string'. (TS2322)",
  ]);
});

Deno.test("a parameter keeps its whole declared type, and may be a let", async () => {
  assert.deepEqual(await problemsIn("widened"), []);
});

Deno.test("the linter speaks of cells and lines", async () => {
  assert.deepEqual(await problemsIn("constant"), [
    'constant.ipynb cell "use" line 1: `n` is never reassigned. Use `const` instead (prefer-const)',
  ]);
});

Deno.test("code that cannot be parsed is told by cell and line", async () => {
  await using folder = await scratch();
  const problems = await checkNotebooks([await place(folder.path, { parameters, use: "const n = days +;" })]);
  assert.ok(
    problems.some((problem) => problem.startsWith('sample.ipynb cell "use" line 1: SyntaxError')),
    problems.join("\n"),
  );
});

Deno.test("a name declared twice is told in both cells", async () => {
  const problems = await problemsIn("twice");
  for (const id of ["one", "two"]) {
    assert.ok(
      problems.some((problem) => problem.startsWith(`twice.ipynb cell "${id}" line 1: Cannot redeclare`)),
    );
  }
});

Deno.test("outputs, injected parameters and ids that say nothing do not belong into version control", async () => {
  const problems = (await problemsIn("executed")).join("\n");
  assert.match(problems, /cell "one": it holds outputs\. Clear all outputs\./);
  assert.match(problems, /cell "two": it belongs to a run/);
  assert.match(problems, /cell "1c0f88ae": its id says nothing/);
  assert.match(problems, /cell "1c0f88ae-63f5-4f0b-9b4c-0d5f6a1d2c3b": its id says nothing/);
  assert.match(problems, /it does not name the Deno kernel/);
  assert.match(problems, /it is not written as notebooks are kept/);
});

Deno.test("a first code cell that is not the parameters is refused", async () => {
  assert.deepEqual(await problemsIn("unparameterised"), [
    "Cannot accept unparameterised.ipynb: its first code cell is not its parameters. " +
    "Make the first code cell the declarations and tag it parameters.",
  ]);
});

Deno.test("code that is not formatted is told", async () => {
  assert.deepEqual(await problemsIn("unformatted"), [
    "Cannot accept unformatted.ipynb: it is not formatted. Run `deno task notebooks --fix`.",
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
