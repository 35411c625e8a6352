import { fileURLToPath } from "node:url";
import { childEnvironment } from "../../privacy/child_environment.ts";
import { readFrames } from "./_frames.ts";
import type { Frame } from "./_frames.ts";

const patienceMs = 2000;
const config = fileURLToPath(new URL("../../../deno.json", import.meta.url));
const child = fileURLToPath(new URL("./_child.ts", import.meta.url));

/** A notebook's module about to run in a process of its own. */
export interface ModuleProcess {
  /** URL of the module. */
  readonly url: string;
  /** Working directory. */
  readonly cwd: string;
  /** Named permission set of deno.json. */
  readonly permissions: string;
  /** Ends the process. */
  readonly signal: AbortSignal;
}

/** What comes out of the process. */
export interface ProcessListener {
  frame(frame: Frame): void;
  print(bytes: Uint8Array, name?: "stderr"): void;
}

function spawn({ url, cwd, permissions }: ModuleProcess, nonce: string): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "--no-check",
      // Importing is no network access to Deno: without this a cell could fetch a module, and tell its host something.
      "--no-remote",
      // A notebook draws a few pictures: to optimise the program that draws them takes longer than it saves.
      "--v8-flags=--liftoff-only",
      // The code that V8 keeps holds for one set of flags: this process and the commands would each throw away the other's.
      "--no-code-cache",
      "--config",
      config,
      `--permission-set=${permissions}`,
      child,
      nonce,
      url,
    ],
    cwd,
    clearEnv: true,
    env: { ...childEnvironment(), NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

function kill(process: Deno.ChildProcess, signal: Deno.Signal): void {
  try {
    process.kill(signal);
  } catch {
    // It has ended by itself meanwhile.
  }
}

function endOnAbort(process: Deno.ChildProcess, signal: AbortSignal): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    kill(process, "SIGTERM");
    timer = setTimeout(() => kill(process, "SIGKILL"), patienceMs);
  };
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
  return {
    [Symbol.dispose]: () => {
      signal.removeEventListener("abort", end);
      clearTimeout(timer);
    },
  };
}

/** Runs the module and hands on what it puts out, as it comes. Returns when the process has ended. */
export async function runModule(what: ModuleProcess, listener: ProcessListener): Promise<Deno.CommandStatus> {
  const nonce = crypto.randomUUID();
  await using process = spawn(what, nonce);
  using _end = endOnAbort(process, what.signal);
  const errors = async () => {
    for await (const bytes of process.stderr) listener.print(bytes, "stderr");
  };
  const frames = async () => {
    for await (const piece of readFrames(process.stdout, nonce)) {
      if (piece instanceof Uint8Array) listener.print(piece);
      else listener.frame(piece);
    }
  };
  await Promise.all([errors(), frames()]);
  return await process.status;
}
