import { fileURLToPath } from "node:url";
import { childEnvironment } from "./child_environment.ts";
import { outsideArguments } from "./_outside_arguments.ts";

const child = fileURLToPath(new URL("./_outside_child.ts", import.meta.url));

interface Answered {
  readonly status: number;
  readonly headers: [string, string][];
  readonly body: string | null;
}

/** What the process for this request answers; null when it failed. */
async function answered(request: Request): Promise<Answered | null> {
  const { url, method, headers, signal } = request;
  const asked = JSON.stringify({
    url,
    method,
    headers: [...headers],
    body: request.body && await request.text(),
  });
  const process = new Deno.Command(Deno.execPath(), {
    args: outsideArguments(new URL(url), child),
    clearEnv: true,
    env: childEnvironment(),
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
    signal,
  }).spawn();
  const [{ success, stdout }] = await Promise.all([
    process.output(),
    // A process that ended before it had read everything says so by its exit code.
    new Blob([asked]).stream().pipeTo(process.stdin).catch(() => {}),
  ]);
  return success ? JSON.parse(new TextDecoder().decode(stdout)) : null;
}

/**
 * The network, in place of `fetch`: each request is sent by a process of its own, which may reach the one host it goes to and
 * nothing else, while the process that asks reads the warehouse and may reach no network. The other sees the bytes that leave
 * and nothing more. Redirects are not followed; of an answer no more than 2 MB is read.
 *
 * @throws {TypeError} when the connection fails.
 * @throws the signal's reason when it was aborted.
 * @throws {Deno.errors.NotCapable} where no process may be started.
 */
export async function outsideFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  request.signal.throwIfAborted();
  const answer = await answered(request);
  request.signal.throwIfAborted();
  if (answer === null) {
    throw new TypeError(`Cannot reach ${new URL(request.url).host}: the connection failed.`);
  }
  // As bytes: text would get a content type that the server never gave.
  return new Response(answer.body === null ? null : new TextEncoder().encode(answer.body), answer);
}
