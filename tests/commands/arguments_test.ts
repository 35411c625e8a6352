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

Deno.test("too many names are counted", async () => {
  const { code, stderr } = await runCommandLine(["load", "a", "b"]);
  assert.deepEqual([code, stderr], [
    2,
    'Cannot run "load": 2 names were given. See deno task load --help.\n',
  ]);
});
