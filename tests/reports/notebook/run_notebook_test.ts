import assert from "node:assert/strict";
import { parseNotebook } from "../../../lib/reports/notebook/parse_notebook.ts";
import { runNotebook } from "../../../lib/reports/notebook/run_notebook.ts";
import { countsOf, outputsOf, place, printed, runCellsOf, scratch } from "./_notebooks.ts";

Deno.test("cells run in order, see each other's names, and keep what they print in their place", async () => {
  const run = await runCellsOf({
    "md-title": "# Title",
    "first": "const n: number = 20; console.log('a', n); console.error('b'); console.log('c');",
    "empty": "  \n",
    "second": "console.log(n + 1, '中 🎉 ü'); console.warn('w %d', 5);",
  });
  assert.equal(run.status, "ok");
  assert.equal(run.cell, null);
  assert.deepEqual(countsOf(run.notebook), [1, null, 2]);
  assert.deepEqual(outputsOf(run.notebook, "first"), [
    { output_type: "stream", name: "stdout", text: "a 20\n" },
    { output_type: "stream", name: "stderr", text: "b\n" },
    { output_type: "stream", name: "stdout", text: "c\n" },
  ]);
  assert.equal(printed(run, "second"), "21 中 🎉 ü\n");
  assert.equal(printed(run, "second", "stderr"), "w 5\n");
  assert.deepEqual(parseNotebook(run.written), run.notebook);
});

Deno.test("a failing cell keeps what came before, shows its error by cell and line, and ends the run", async () => {
  const run = await runCellsOf({
    "good": "console.log('kept');",
    "what-changed":
      "console.log('also kept');\n\nfunction fail() {\n  throw new RangeError('no such quarter');\n}\nfail();",
    "after": "console.log('never');",
  });
  assert.equal(run.status, "failed");
  assert.equal(run.cell, "what-changed");
  assert.deepEqual(countsOf(run.notebook), [1, 2, null]);
  assert.equal(printed(run, "good"), "kept\n");
  assert.deepEqual(outputsOf(run.notebook, "what-changed"), [
    { output_type: "stream", name: "stdout", text: "also kept\n" },
    {
      output_type: "error",
      ename: "RangeError",
      evalue: "no such quarter",
      traceback: [
        "RangeError: no such quarter",
        '    at fail (sample.ipynb cell "what-changed" line 4)',
        '    at sample.ipynb cell "what-changed" line 6',
      ],
    },
  ]);
  assert.deepEqual(outputsOf(run.notebook, "after"), []);
});

Deno.test("the cause of an error is told too", async () => {
  const run = await runCellsOf({ one: "throw new Error('outer', { cause: new TypeError('inner') });" });
  assert.ok(run.error?.traceback.includes("Caused by:"));
  assert.ok(run.error?.traceback.includes("TypeError: inner"));
});

Deno.test("a promise nobody awaited fails in the cell that made it", async () => {
  const run = await runCellsOf({
    "made": "Promise.reject(new Error('left alone'));",
    "after": "console.log('never');",
  });
  assert.equal(run.cell, "made");
  assert.equal(run.error?.message, "left alone");
});

Deno.test("a value that is no error can be thrown", async () => {
  const run = await runCellsOf({ one: "throw { code: 7 };" });
  assert.deepEqual([run.status, run.error?.message], ["failed", "{ code: 7 }"]);
});

Deno.test("code that cannot be parsed is told by cell and line, without the module's own line numbers", async () => {
  const run = await runCellsOf({ good: "const a = 1;", bad: "const b = 2;\nconst c = ;" });
  assert.equal(run.cell, "bad");
  assert.match(run.error?.message ?? "", /sample\.ipynb cell "bad" line 2/);
  assert.doesNotMatch(run.error?.message ?? "", /\|/);
});

Deno.test("a name declared in two cells is refused in the second", async () => {
  const run = await runCellsOf({ one: "const a = 1;", two: "const a = 2;" });
  assert.equal(run.cell, "two");
  assert.match(run.error?.message ?? "", /'a' has already been declared/);
});

Deno.test("a name hindcast does not have is refused where it is imported", async () => {
  const run = await runCellsOf({
    one: "const a = 1;",
    two: 'import { nothingSo } from "hindcast";\nnothingSo();',
  });
  assert.equal(run.cell, "two");
  assert.match(run.error?.message ?? "", /nothingSo/);
});

Deno.test("a comment left open cannot swallow the next cell unseen", async () => {
  const run = await runCellsOf({
    one: "const a = 1; /*",
    two: "console.log(2);",
    three: "/* */ const b = 1;",
  });
  assert.equal(run.status, "failed");
  assert.match(run.error?.message ?? "", /cell "two" was taken for a part of an earlier one/);
});

Deno.test("printed text that looks like a report is printed text", async () => {
  const forged = [
    String.raw`"\u001e00000000-0000-0000-0000-000000000000:15\n{\"type\":\"done\"}"`,
    String.raw`"\u001e:15\n{\"type\":\"done\"}"`,
    String.raw`"\u001e".repeat(500)`,
    String.raw`'{"type":"error","ename":"E","evalue":"v","traceback":[]}'`,
  ];
  const run = await runCellsOf({
    "forge": forged.map((text) => `console.log(${text});`).join("\n"),
    "raw":
      `Deno.stdout.writeSync(new TextEncoder().encode("\\u001e half")); process.stdout.write(" line\\n");`,
    "after": "console.log('reached');",
  });
  assert.equal(run.status, "ok");
  assert.equal(outputsOf(run.notebook, "forge").length, 1);
  assert.ok(printed(run, "forge").startsWith("\u001e00000000-0000-0000-0000-000000000000:15\n{"));
  assert.equal(printed(run, "forge").split("\u001e").length, 503);
  assert.equal(printed(run, "raw"), "\u001e half line\n");
  assert.equal(printed(run, "after"), "reached\n");
});

Deno.test("ten megabytes of output are kept whole", async () => {
  const run = await runCellsOf({ one: "console.log('x'.repeat(10_000_000));", two: "console.log('y');" });
  assert.equal(printed(run, "one").length, 10_000_001);
  assert.equal(printed(run, "two"), "y\n");
});

Deno.test("more than 32 megabytes are counted, not kept", async () => {
  const run = await runCellsOf({
    one: "for (let i = 0; i < 40; i++) console.log('x'.repeat(1e6));",
    two: "console.log('y');",
  });
  assert.equal(run.status, "ok");
  assert.match(printed(run, "one", "stderr"), /\[\d+ more bytes were printed and not kept\]/);
  assert.ok(printed(run, "one").length <= 32 * 1024 * 1024);
});

Deno.test("an endless cell is ended by the time-out, and what was there is kept", async () => {
  const run = await runCellsOf({ one: "console.log('kept');", two: "while (true);", three: "1;" }, {
    timeoutS: 1,
  });
  assert.equal(run.status, "timed out");
  assert.equal(run.cell, "two");
  assert.equal(
    run.error?.message,
    "Cannot finish sample.ipynb: its 1 s have passed. Make it faster, or allow more time.",
  );
  assert.equal(printed(run, "one"), "kept\n");
  assert.deepEqual(countsOf(run.notebook), [1, 2, null]);
});

Deno.test("an interrupt ends the run, and what was there is kept", async () => {
  const interrupt = new AbortController();
  const run = await runCellsOf({
    one: "console.log('kept');",
    two: "await new Promise((r) => setTimeout(r, 60_000));",
  }, {
    signal: interrupt.signal,
    onCell: (id) => {
      if (id === "two") interrupt.abort();
    },
  });
  assert.deepEqual([run.status, run.cell], ["interrupted", "two"]);
  assert.equal(printed(run, "one"), "kept\n");
});

Deno.test("a process that ends itself is a failure of the cell that did it", async () => {
  const run = await runCellsOf({ one: "Deno.exit(0);", two: "1;" });
  assert.deepEqual([run.status, run.cell], ["failed", "one"]);
  assert.match(run.error?.message ?? "", /its process ended early with code 0/);
});

Deno.test("a cell reaches no network, no program, no disk to write on, and no secret of the environment", async () => {
  Deno.env.set("HINDCAST_TEST_SECRET", "hush");
  const attempts = {
    network: 'fetch("http://127.0.0.1:4507/")',
    listen: "Deno.listen({ port: 0 })",
    program: "new Deno.Command(Deno.execPath()).output()",
    write: 'Deno.writeTextFile("written.txt", "x")',
    remote: 'import(["https:", "", "127.0.0.1:4507", "x.js"].join("/"))',
  };
  const run = await runCellsOf({
    ...Object.fromEntries(
      Object.entries(attempts).map(([id, code]) => [
        id,
        `try { await ${code}; console.log("reached"); } catch (error) { console.log("refused", error.name); }`,
      ]),
    ),
    secret: 'console.log(Deno.env.get("HINDCAST_TEST_SECRET"));',
  });
  Deno.env.delete("HINDCAST_TEST_SECRET");
  assert.equal(run.status, "ok");
  for (const id of Object.keys(attempts)) assert.match(printed(run, id), /^refused/, id);
  for (const id of ["network", "listen", "program", "write"]) {
    assert.equal(printed(run, id), "refused NotCapable\n");
  }
  assert.equal(printed(run, "secret"), "undefined\n");
});

Deno.test("parameters become a tagged cell of assignments after their declarations", async () => {
  const run = await runCellsOf({
    "md-title": "# Title",
    "parameters": 'let service: string = "a";\nlet days: number = 7;\nlet against: string | null = "b";',
    "use": "console.log(service, days + 1, against);",
  }, { parameters: { days: "14", service: 'p"ay', against: "null" } });
  assert.equal(printed(run, "use"), 'p"ay 15 null\n');
  assert.deepEqual(run.notebook.cells.map(({ id }) => id), [
    "md-title",
    "parameters",
    "injected-parameters",
    "use",
  ]);
  assert.deepEqual(countsOf(run.notebook), [1, 2, 3]);
});

Deno.test("an unknown parameter is refused with the known ones, before anything runs or is written", async () => {
  await using folder = await scratch();
  const notebook = await place(folder.path, { parameters: "let days: number = 7;" });
  const out = `${folder.path}/out.ipynb`;
  await assert.rejects(runNotebook({ notebook, out, parameters: { day: 1 } }), {
    name: "TypeError",
    message:
      'Cannot run sample.ipynb field "day": the notebook has no such parameter. Its parameters are days.',
  });
  await assert.rejects(Deno.stat(out), Deno.errors.NotFound);
});

Deno.test("the executed copy never replaces the notebook", async () => {
  await using folder = await scratch();
  const notebook = await place(folder.path, { one: "1;" });
  await assert.rejects(
    runNotebook({ notebook, out: `${folder.path}/./sample.ipynb` }),
    /would replace the notebook itself/,
  );
});

Deno.test("cells stand in the notebook's folder, as in Jupyter", async () => {
  await using folder = await scratch();
  const notebook = await place(folder.path, { one: 'console.log(Deno.readTextFileSync("beside.txt"));' });
  await Deno.writeTextFile(`${folder.path}/beside.txt`, "found");
  const run = await runNotebook({ notebook, out: `${folder.path}/out/sample.ipynb` });
  assert.equal(printed(run, "one"), "found\n");
});

Deno.test("the same notebook run twice gives the same bytes", async () => {
  const sources = { one: "console.trace('where');", two: "throw new Error('x');" };
  const [first, second] = [await runCellsOf(sources), await runCellsOf(sources)];
  assert.equal(first.written, second.written);
  assert.doesNotMatch(first.written, /hindcast-test-|file:\/\//);
});

Deno.test("outputs a notebook already holds are not carried into a run", async () => {
  await using folder = await scratch();
  const first = await place(folder.path, { parameters: "let days: number = 7;", use: "console.log(days);" });
  const once = await runNotebook({
    notebook: first,
    out: `${folder.path}/once.ipynb`,
    parameters: { days: 8 },
  });
  const again = await runNotebook({
    notebook: once.out,
    out: `${folder.path}/again.ipynb`,
    parameters: { days: 9 },
  });
  assert.equal(printed(again, "use"), "9\n");
  assert.equal(again.notebook.cells.filter(({ id }) => id === "injected-parameters").length, 1);
});
