import assert from "node:assert/strict";

async function ok(...args: string[]): Promise<{ code: number; text: string }> {
  const path = new URL("./ok.ts", import.meta.url).pathname;
  const command = new Deno.Command(Deno.execPath(), { args: ["run", "--quiet", "-A", path, ...args] });
  const { code, stdout } = await command.output();
  return { code, text: new TextDecoder().decode(stdout) };
}

Deno.test("the gate says what it does, and begins nothing for an option it does not have", async () => {
  const help = await ok("--help");
  assert.equal(help.code, 0);
  assert.match(help.text, /deno task ok \[--long\]/);
  const wrong = await ok("--lnog");
  assert.equal(wrong.code, 2);
  assert.match(wrong.text, /--lnog is no option/);
});
