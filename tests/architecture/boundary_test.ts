import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { outsideArguments } from "../../lib/privacy/_outside_arguments.ts";
import { http, startServer } from "../narrative/_server.ts";

const root = new URL("../../", import.meta.url);
const path = (name: string) => fileURLToPath(new URL(name, root));
const { tasks, permissions }: {
  readonly tasks: Readonly<Record<string, string>>;
  readonly permissions: Readonly<Record<string, unknown>>;
} = JSON.parse(await Deno.readTextFile(path("deno.json")));

/** Runs a script as a process is started, and reads what it prints. */
async function printed(args: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), { args: [...args], cwd: path(".") })
    .output();
  assert.notEqual(stdout.length, 0, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

const probe = path("tests/architecture/_permissions.ts");

Deno.test("every command runs with a named permission set", () => {
  const commands = Object.entries(tasks).filter(([name, task]) => task.endsWith(` lib/cli.ts ${name}`));
  assert.ok(commands.length > 15);
  for (const [name, task] of commands) {
    const set = /^deno run --quiet -P=(\w+) lib\/cli\.ts /.exec(task)?.[1] ?? "";
    assert.ok(Object.hasOwn(permissions, set), `${name}: ${task}`);
  }
});

for (const set of Object.keys(permissions)) {
  Deno.test(`a process with the permissions "${set}" has no network, and nobody is asked for it`, async () => {
    const held = await printed(["run", "--quiet", "--no-prompt", `-P=${set}`, probe]);
    assert.deepEqual([held.net, held.host], ["denied", "denied"]);
  });
}

Deno.test("the process that has the network may reach one host, and has nothing else", async () => {
  for (const address of ["https://models.example/v1", "http://127.0.0.1:8080/v1", "https://[::1]:8443/v1"]) {
    const url = new URL(address);
    const started = outsideArguments(url, probe);
    const host = `${url.hostname}:${url.port || 443}`;
    const held = await printed([...started, host]);
    const granted = Object.keys(held).filter((name) => held[name] === "granted");
    assert.deepEqual(granted, ["host"], address);
    assert.equal((await printed([...started, "elsewhere.example:443"])).host, "prompt");
  }
});

Deno.test("what reads the warehouse asks a server by way of that process, and cannot by itself", async () => {
  await using server = startServer((write) => write(http(200, "{}")));
  const script = path("tests/architecture/_ask_both_ways.ts");
  const asked = await printed(["run", "--quiet", "--no-prompt", "-P=work", script, server.baseUrl]);
  assert.deepEqual(asked, { itself: "NotCapable", outside: 200 });
  assert.equal(server.requests.length, 1);
});
