import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { tasks }: { tasks: Readonly<Record<string, string>> } = JSON.parse(
  await Deno.readTextFile(new URL("../../deno.json", import.meta.url)),
);

/** How Deno is told to run a command: what it may do is its task's own. */
function taskArguments(command: string | undefined): string[] {
  const [run = "", ...words] = (tasks[command ?? ""] ?? "deno run --quiet -P=write lib/cli.ts help")
    .split(" ").slice(1, -1);
  const script = words.pop() ?? "";
  return [run, "--config", `${root}deno.json`, ...words, `${root}${script}`];
}

/** Starts a command as its task does, in the project's folder or another one. */
export function spawnCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd = root,
): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: [...taskArguments(args[0]), ...args],
    cwd,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** Runs a command to its end. */
export async function runCommandLine(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = await spawnCommand(args, env).output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}
