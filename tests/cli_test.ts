import assert from "node:assert/strict";
import { runCommandLine } from "./commands/_spawn.ts";

Deno.test("without a command all commands are named", async () => {
  const { code, stdout } = await runCommandLine([]);
  assert.equal(code, 0);
  const { tasks } = JSON.parse(await Deno.readTextFile(new URL("../deno.json", import.meta.url)));
  const commands = Object.entries<string>(tasks).filter(([name, task]) =>
    task.endsWith(` lib/cli.ts ${name}`)
  );
  assert.ok(commands.length > 5);
  for (const [name] of commands) assert.match(stdout, new RegExp(`^  ${name} `, "m"));
});

Deno.test("an unknown command is wrong usage", async () => {
  const { code, stderr } = await runCommandLine(["forecast"]);
  assert.equal(code, 2);
  assert.match(stderr, /^Cannot run "forecast": there is no such command\.\n\n/);
});
