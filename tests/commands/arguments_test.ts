import assert from "node:assert/strict";
import { runCommandLine } from "./_spawn.ts";

const commands = ["demo", "load", "review", "run", "twin", "notebooks", "kernel", "dictionary"];

for (const command of commands) {
  Deno.test(`deno task ${command} --help tells how it is called`, async () => {
    const { code, stdout, stderr } = await runCommandLine([command, "--help"]);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, new RegExp(`^  deno task ${command}\\b`, "m"));
  });

  Deno.test(`deno task ${command} refuses an option it does not know`, async () => {
    const { code, stdout, stderr } = await runCommandLine([command, "--nonsense"]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.equal(
      stderr,
      `Cannot run "${command}": Unknown option '--nonsense'. See deno task ${command} --help.\n`,
    );
  });
}

const miscounted: Readonly<Record<string, readonly [readonly string[], string]>> = {
  "a period that is missing": [["review"], 'Cannot run "review": <period> is missing.'],
  "a second folder": [["load", "a", "b"], 'Cannot run "load": "b" is one name too many.'],
  "a name where none is taken": [["demo", "a"], 'Cannot run "demo": "a" is one name too many.'],
};

for (const [name, [args, message]] of Object.entries(miscounted)) {
  Deno.test(`${name} is told by its name`, async () => {
    const { code, stderr } = await runCommandLine(args);
    assert.deepEqual([code, stderr], [2, `${message} See deno task ${args[0]} --help.\n`]);
  });
}
