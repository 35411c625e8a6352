import assert from "node:assert/strict";
import { parseNotebook } from "../../lib/reports/notebook/parse_notebook.ts";
import { countsOf, place, scratch } from "../reports/notebook/_notebooks.ts";
import { runCommandLine, spawnCommand } from "./_spawn.ts";

const sources = {
  "parameters": "let days: number = 7; // days back\nlet against: string | null = null;",
  "use": "console.log(days + 1, against);",
};

Deno.test("a run writes the executed copy, names it and exits with 0", async () => {
  await using folder = await scratch();
  const path = await place(folder.path, sources);
  const out = `${folder.path}/out`;
  const { code, stdout, stderr } = await runCommandLine([
    "run",
    path,
    "-p",
    "days=9",
    "-p",
    "against=a=b",
    "--out",
    out,
  ]);
  assert.match(stdout, /out\/sample\.ipynb {2}ok, \d+\.\d s\n$/);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.match(await Deno.readTextFile(`${out}/sample.ipynb`), /10 a=b/);
});

Deno.test("a failing cell is named, with exit code 1 and the copy written", async () => {
  await using folder = await scratch();
  const path = await place(folder.path, { ...sources, "what-changed": "\nthrow new Error('no');" });
  const { code, stdout, stderr } = await runCommandLine(["run", path, "--out", `${folder.path}/out`]);
  assert.equal(code, 1);
  assert.match(stdout, /failed/);
  assert.match(
    stderr,
    /^Cannot run sample\.ipynb cell "what-changed": Error\.\nError: no\n {4}at sample\.ipynb cell "what-changed" line 2/,
  );
  await Deno.stat(`${folder.path}/out/sample.ipynb`);
});

Deno.test("--json tells the same to machines", async () => {
  await using folder = await scratch();
  const path = await place(folder.path, { one: "throw new Error('no');" });
  const { code, stdout } = await runCommandLine(["run", path, "--out", `${folder.path}/out`, "--json"]);
  const { status, cell, error } = JSON.parse(stdout);
  assert.deepEqual([code, status, cell, error.name, error.message], [1, "failed", "one", "Error", "no"]);
});

Deno.test("--list-parameters prints name, type, default and meaning", async () => {
  await using folder = await scratch();
  const path = await place(folder.path, sources);
  const { code, stdout } = await runCommandLine(["run", path, "--list-parameters"]);
  assert.deepEqual([code, stdout], [0, "days: number = 7  days back\nagainst: string | null = null\n"]);
  const json = await runCommandLine(["run", path, "--list-parameters", "--json"]);
  assert.equal(JSON.parse(json.stdout)[1].name, "against");
});

const noPipes = { ignore: Deno.build.os === "windows" };

Deno.test("Ctrl-C ends the run and its process; what was there is written", noPipes, async () => {
  await using folder = await scratch();
  const path = await place(folder.path, {
    one: "console.log(Deno.pid);",
    two: 'Deno.readTextFileSync("begun"); while (true);',
  });
  await new Deno.Command("mkfifo", { args: [`${folder.path}/begun`] }).output();
  const process = spawnCommand(["run", path, "--out", `${folder.path}/out`, "--json"]);
  // A named pipe can be written to only when the endless cell reads it.
  await Deno.writeTextFile(`${folder.path}/begun`, "now");
  process.kill("SIGINT");
  const { code, stdout } = await process.output();
  const { status, cell } = JSON.parse(new TextDecoder().decode(stdout));
  assert.deepEqual([code, status, cell], [1, "interrupted", "two"]);
  const notebook = parseNotebook(await Deno.readTextFile(`${folder.path}/out/sample.ipynb`));
  assert.deepEqual(countsOf(notebook), [1, 2]);
  const pid = Number(/"(\d+)\\n"/.exec(await Deno.readTextFile(`${folder.path}/out/sample.ipynb`))?.[1]);
  assert.throws(() => Deno.kill(pid, "SIGCONT"), Deno.errors.NotFound);
});

const wrong: Readonly<Record<string, readonly [readonly string[], number, RegExp]>> = {
  "no notebook": [[], 2, /^Cannot run "run": <notebook> is missing/],
  "two notebooks": [["a.ipynb", "b.ipynb"], 2, /"b\.ipynb" is one name too many/],
  "an unknown option": [["a.ipynb", "--fast"], 2, /--fast/],
  "a parameter without value": [["a.ipynb", "-p", "days"], 2, /"days": it is not name=value/],
  "a time-out that is no number": [["a.ipynb", "--timeout", "soon"], 2, /"soon"/],
  "a notebook that is not there": [["no-such.ipynb"], 1, /no-such\.ipynb/],
};

for (const [name, [args, expected, message]] of Object.entries(wrong)) {
  Deno.test(`${name} is refused with exit code ${expected}`, async () => {
    const { code, stderr } = await runCommandLine(["run", ...args]);
    assert.match(stderr, message);
    assert.match(stderr, /^Cannot /);
    assert.doesNotMatch(stderr, /\n +at /);
    assert.equal(code, expected);
  });
}

Deno.test("an unknown parameter is refused with the known ones and exit code 2", async () => {
  await using folder = await scratch();
  const { code, stderr } = await runCommandLine(["run", await place(folder.path, sources), "-p", "day=1"]);
  assert.equal(code, 2);
  assert.equal(
    stderr,
    'Cannot run sample.ipynb field "day": the notebook has no such parameter. Its parameters are days, against.\n',
  );
});
