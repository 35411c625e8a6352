/**
 * A server on 127.0.0.1 that speaks the chat completions protocol over plain TCP, so that it can also break it in every
 * way a real server and the network between do.
 */

import { Buffer } from "node:buffer";

/** One request as it arrived. */
export interface ProtocolRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

/** Writes raw bytes of an answer; the connection closes when it returns. `closed` resolves when the server stops. */
export type Responder = (
  write: (text: string) => Promise<void>,
  request: ProtocolRequest,
  closed: Promise<void>,
) => Promise<void> | void;

/** A running server. */
export interface ProtocolServer extends AsyncDisposable {
  /** What to configure as base URL. */
  readonly baseUrl: string;
  /** Every request so far. */
  readonly requests: readonly ProtocolRequest[];
}

const head = /^(\w+) (\S+) HTTP\/1\.1\r\n([\s\S]*?)\r\n\r\n/;

async function readRequest(connection: Deno.Conn): Promise<ProtocolRequest | null> {
  const buffer = new Uint8Array(65_536);
  let text = "";
  for (;;) {
    const size = await connection.read(buffer);
    if (size === null) return null;
    // Letters of the same numbers as the bytes: only Node's "latin1" does that for all of them.
    text += Buffer.from(buffer.subarray(0, size)).toString("latin1");
    const found = head.exec(text);
    if (!found) continue;
    const lines = (found[3] ?? "").split("\r\n").map((line) => line.split(/: ?(.*)/).slice(0, 2));
    const headers = new Headers(lines.map(([name, value]): [string, string] => [name ?? "", value ?? ""]));
    const body = text.slice(found[0].length);
    if (body.length < Number(headers.get("content-length") ?? 0)) continue;
    return {
      method: found[1] ?? "",
      path: found[2] ?? "",
      headers,
      body: Buffer.from(body, "latin1").toString(),
    };
  }
}

async function writeAll(connection: Deno.Conn, text: string): Promise<void> {
  let bytes = new TextEncoder().encode(text);
  while (bytes.length > 0) bytes = bytes.subarray(await connection.write(bytes));
}

async function serve(
  connection: Deno.Conn,
  respond: Responder,
  requests: ProtocolRequest[],
  closed: Promise<void>,
): Promise<void> {
  try {
    const request = await readRequest(connection);
    if (!request) return;
    requests.push(request);
    await respond((text) => writeAll(connection, text), request, closed);
  } catch {
    // The client went away in the middle: what a hang or an endless body is for.
  } finally {
    try {
      connection.close();
    } catch {
      // Closed with the server.
    }
  }
}

/** Starts a server that answers every request in one way. */
export function startServer(respond: Responder): ProtocolServer {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const requests: ProtocolRequest[] = [];
  const open = new Set<Deno.Conn>();
  const served: Promise<void>[] = [];
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  const accepting = (async () => {
    for await (const connection of listener) {
      open.add(connection);
      served.push(serve(connection, respond, requests, closed).finally(() => open.delete(connection)));
    }
  })();
  return {
    baseUrl: `http://127.0.0.1:${listener.addr.port}/v1`,
    requests,
    async [Symbol.asyncDispose]() {
      listener.close();
      close();
      for (const connection of open) connection.close();
      await Promise.allSettled([accepting, ...served]);
    },
  };
}

/** A whole HTTP answer. */
export function http(status: number, body: string, headers: Record<string, string> = {}): string {
  const all = { "content-type": "application/json", connection: "close", ...headers };
  const length = new TextEncoder().encode(body).length;
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `HTTP/1.1 ${status} X\r\n${lines}content-length: ${length}\r\n\r\n${body}`;
}

/** A chat completion with one choice. */
export function completion(content: string | null, finish: string | null = "stop"): string {
  return JSON.stringify({
    id: "chatcmpl-test",
    object: "chat.completion",
    created: 1,
    model: "test",
    choices: [{ index: 0, finish_reason: finish, message: { role: "assistant", content, refusal: null } }],
  });
}

/** What the user message of a request asks about: the claims as the model sees them. */
export interface SeenClaim {
  readonly id: string;
  readonly sentence: string;
  readonly strength: string;
  readonly placeholders: readonly { readonly placeholder: string }[];
}

/** The claims of a request. */
export function claimsOf(request: ProtocolRequest): SeenClaim[] {
  const { messages } = JSON.parse(request.body) as { messages: { role: string; content: string }[] };
  const asked = messages.find(({ role }) => role === "user")?.content ?? "{}";
  return (JSON.parse(asked) as { claims: SeenClaim[] }).claims;
}

/** An honest model: it repeats each claim's own sentence and cites it. */
export function honestAnswer(request: ProtocolRequest): string {
  return JSON.stringify({
    sentences: claimsOf(request).map(({ id, sentence }) => ({
      text: sentence.endsWith(".") ? sentence : `${sentence}.`,
      citations: [id],
    })),
  });
}

/** Answers every request with what a function makes of it. */
export function answering(content: (request: ProtocolRequest) => string): Responder {
  return (write, request) => write(http(200, completion(content(request))));
}

const truncated = '{"id":"chatcmpl-test","choices":[{"finish_reason":"stop","message":{"content":"{\\"sent';

const hang: Responder = (_write, _request, closed) => closed;

async function endless(write: (text: string) => Promise<void>): Promise<void> {
  const total = 50 * 1024 * 1024;
  const piece = " ".repeat(64 * 1024);
  await write(`HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: ${total}\r\n\r\n`);
  for (let sent = 0; sent < total; sent += piece.length) await write(piece);
}

/** The ways a server goes wrong, each with what the reason must then name. */
export const failures: Readonly<Record<string, { readonly respond: Responder; readonly reason: RegExp }>> = {
  "stream that is cut": {
    respond: (write) =>
      write(
        "HTTP/1.1 200 X\r\ncontent-type: text/event-stream\r\n\r\n" +
          'data: {"choices":[{"delta":{"content":"{\\"sen"}}]}\n\n',
      ),
    reason: /text\/event-stream where JSON was asked for/,
  },
  "429": { respond: (write) => write(http(429, "{}")), reason: /no more requests now \(429\)/ },
  "429 with an hour to wait": {
    respond: (write) => write(http(429, '{"error":{"message":"slow down"}}', { "retry-after": "3600" })),
    reason: /no more requests now \(429\) and asks to wait 3600 s/,
  },
  "429 with a date to wait for": {
    respond: (write) => write(http(429, "{}", { "retry-after": "Fri, 31 Dec 2100 23:59:59 GMT" })),
    reason: /no more requests now \(429\) and asks to wait \d+ s/,
  },
  "500": { respond: (write) => write(http(500, "{}")), reason: /it failed \(500\)/ },
  "500 in HTML": {
    respond: (write) => write(http(500, "<h1>oops</h1>", { "content-type": "text/html" })),
    reason: /it failed \(500\)/,
  },
  "401": {
    respond: (write, { headers }) =>
      write(http(401, `{"error":{"message":"wrong key ${headers.get("authorization")}"}}`)),
    reason: /did not accept the key \(401\)/,
  },
  "404": { respond: (write) => write(http(404, "{}")), reason: /no such model or address \(404\)/ },
  "hang before the headers": { respond: hang, reason: /did not answer within/ },
  "hang within the body": {
    respond: async (write, _request, closed) => {
      await write("HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{");
      await closed;
    },
    reason: /did not answer within/,
  },
  "truncated JSON": {
    respond: (write) => write(http(200, truncated)),
    reason: /JSON that is cut off or malformed/,
  },
  "body shorter than announced": {
    respond: (write) =>
      write(`HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n${truncated}`),
    reason: /connection failed or was closed/,
  },
  "malformed JSON": {
    respond: (write) => write(http(200, "{choices: maybe}")),
    reason: /cut off or malformed/,
  },
  "HTML with status 200": {
    respond: (write) =>
      write(http(200, "<html>sign in</html>", { "content-type": "text/html; charset=utf-8" })),
    reason: /text\/html where JSON was asked for/,
  },
  "no content type": {
    respond: (write) => write("HTTP/1.1 200 X\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}"),
    reason: /no content type where JSON was asked for/,
  },
  "no choices": { respond: (write) => write(http(200, '{"id":"x"}')), reason: /answered without choices/ },
  "empty choices": {
    respond: (write) => write(http(200, '{"choices":[]}')),
    reason: /answered without choices/,
  },
  "choices of another form": {
    respond: (write) => write(http(200, '{"choices":"many"}')),
    reason: /another form than the protocol/,
  },
  "a number for an answer": {
    respond: (write) => write(http(200, "42")),
    reason: /another form than the protocol/,
  },
  "null content": { respond: (write) => write(http(200, completion(null))), reason: /answered without text/ },
  "finish_reason length": {
    respond: (write) => write(http(200, completion('{"sentences":[', "length"))),
    reason: /cut off at its length limit/,
  },
  "finish_reason content_filter": {
    respond: (write) => write(http(200, completion("{}", "content_filter"))),
    reason: /filtered by its server/,
  },
  "no finish_reason": {
    respond: (write, request) => write(http(200, completion(honestAnswer(request), null))),
    reason: /did not come to an end/,
  },
  "refusal": {
    respond: (write) =>
      write(http(200, '{"choices":[{"finish_reason":"stop","message":{"content":null,"refusal":"no"}}]}')),
    reason: /declined to write/,
  },
  "redirect": {
    respond: (write) => write(http(307, "", { location: "http://127.0.0.1:9/v1/chat/completions" })),
    reason: /redirect \(307\), which is not followed/,
  },
  "50 MB body": { respond: endless, reason: /more than 1 MB/ },
  "answer that is no JSON": {
    respond: answering(() => "Here is your text: all went well."),
    reason: /did not pass the checks, twice/,
  },
  "wrong schema": {
    respond: answering(() => '{"sentences":[{"text":7,"citations":"c1"}]}'),
    reason: /did not pass the checks, twice/,
  },
  "schema with more in it": {
    respond: answering(() => '{"sentences":[],"html":"<b>"}'),
    reason: /did not pass the checks, twice/,
  },
  "no sentences": { respond: answering(() => '{"sentences":[]}'), reason: /did not pass the checks, twice/ },
  "connection closed": { respond: () => {}, reason: /connection failed or was closed/ },
  "no HTTP": {
    respond: (write) => write("220 mail.example ESMTP\r\n"),
    reason: /connection failed or was closed/,
  },
};
