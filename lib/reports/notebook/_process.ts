import { fileURLToPath } from "node:url";
import { readFrames } from "./_frames.ts";
import type { Frame } from "./_frames.ts";

const patienceMs = 2000;
const config = fileURLToPath(new URL("../../../deno.json", import.meta.url));
const child = fileURLToPath(new URL("./_child.ts", import.meta.url));

// All a notebook's process sees of the environment: where Deno keeps packages and how it gets missing ones, and the clock's zone.
// Keys of language models and tools are not among them. Packages read the whole environment, so access to it is not denied.
const passedOn = [
  "APPDATA",
  "DENO_CERT",
  "DENO_DIR",
  "DENO_TLS_CA_STORE",
  "HOME",
  "HTTPS_PROXY",
  "HTTP_PROXY",
  "LANG",
  "LOCALAPPDATA",
  "NO_PROXY",
  "NPM_CONFIG_REGISTRY",
  "SSL_CERT_FILE",
  "SystemRoot",
  "TEMP",
  "TMP",
  "TMPDIR",
  "TZ",
  "USERPROFILE",
  "XDG_CACHE_HOME",
  "http_proxy",
  "https_proxy",
  "no_proxy",
];

function environment(): Record<string, string> {
  const known = passedOn.map((name) => [name, Deno.env.get(name)] as const);
  const set = known.filter((entry): entry is readonly [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(set), NO_COLOR: "1" };
}

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
      "--config",
      config,
      `--permission-set=${permissions}`,
      child,
      nonce,
      url,
    ],
    cwd,
    clearEnv: true,
    env: environment(),
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
