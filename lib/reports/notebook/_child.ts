// The process a notebook runs in: `_child.ts <nonce> <module>`. It reports over its standard output in frames, which start with
// a word nobody can print by chance; whatever else is printed there is the notebook's own output.
import { type Bridge, bridgeKey } from "./bridge.ts";

const [nonce = "", module = ""] = Deno.args;
const encoder = new TextEncoder();
const { log } = console;
const exit: (code: number) => never = Deno.exit;

function writeAll(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += Deno.stdout.writeSync(bytes.subarray(at));
}

function send(frame: Readonly<Record<string, unknown>>): void {
  const body = encoder.encode(JSON.stringify(frame));
  const head = encoder.encode(`\u001e${nonce}:${body.length}\n`);
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  writeAll(bytes);
}

function logToErrors(...parts: unknown[]): void {
  send({ type: "stream", name: "stderr" });
  log(...parts);
  send({ type: "stream", name: "stdout" });
}

function stackOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [Deno.inspect(error)];
  const stack = (error.stack ?? `${error.name}: ${error.message}`).split("\n");
  return error.cause === undefined ? stack : [...stack, "Caused by:", ...stackOf(error.cause)];
}

function fail(error: unknown): never {
  const known = error instanceof Error;
  send({
    type: "error",
    ename: known ? error.name : "Error",
    evalue: known ? error.message : Deno.inspect(error),
    traceback: stackOf(error),
  });
  return exit(1);
}

const reporter: Bridge = {
  async cell(index) {
    // Lets a promise nobody awaited fail inside the cell that made it.
    await new Promise((resolve) => setTimeout(resolve, 0));
    send({ type: "cell", index });
  },
  display: (data, metadata) => send({ type: "display", data, metadata }),
};

Object.defineProperty(globalThis, bridgeKey, { value: reporter });
Object.assign(console, { error: logToErrors, warn: logToErrors });
globalThis.addEventListener("unhandledrejection", (event) => fail(event.reason));
globalThis.addEventListener("error", (event) => fail(event.error));

try {
  await import(module);
  send({ type: "done" });
  exit(0);
} catch (error) {
  fail(error);
}
