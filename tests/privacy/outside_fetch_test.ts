import assert from "node:assert/strict";
import { outsideFetch } from "../../lib/privacy/outside_fetch.ts";
import { http, startServer } from "../narrative/_server.ts";

Deno.test("a request arrives as it is, and its answer comes back as it is", async () => {
  await using server = startServer((write) => write(http(201, '{"said":"grüße"}', { "x-own": "kept" })));
  const response = await outsideFetch(`${server.baseUrl}/chat?version=2`, {
    method: "POST",
    headers: { "api-key": "abc", "content-type": "application/json" },
    body: '{"asked":"grüße"}',
  });
  assert.deepEqual([response.status, response.headers.get("x-own")], [201, "kept"]);
  assert.deepEqual(await response.json(), { said: "grüße" });
  const [request] = server.requests;
  assert.deepEqual([request?.method, request?.path, request?.body], [
    "POST",
    "/v1/chat?version=2",
    '{"asked":"grüße"}',
  ]);
  assert.equal(request?.headers.get("api-key"), "abc");
});

Deno.test("a redirect is an answer like any other, and is not followed", async () => {
  await using elsewhere = startServer((write) => write(http(200, "{}")));
  await using server = startServer((write) => write(http(307, "", { location: elsewhere.baseUrl })));
  const response = await outsideFetch(server.baseUrl);
  assert.deepEqual([response.status, elsewhere.requests.length], [307, 0]);
});

Deno.test("an answer without a body has none", async () => {
  await using server = startServer((write) => write("HTTP/1.1 204 X\r\nconnection: close\r\n\r\n"));
  assert.equal((await outsideFetch(server.baseUrl)).body, null);
});

Deno.test("no process is left to wait for an answer that nobody waits for", async () => {
  await using server = startServer((_write, _request, closed) => closed);
  const reason = new Error("waited long enough");
  const asked = new AbortController();
  const answer = outsideFetch(server.baseUrl, { signal: asked.signal });
  while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  asked.abort(reason);
  await assert.rejects(answer, reason);
});

Deno.test("where nobody answers, the host is named and the path is not", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  listener.close();
  await assert.rejects(
    outsideFetch(`http://127.0.0.1:${port}/secret`),
    new RegExp(`^TypeError: Cannot reach 127\\.0\\.0\\.1:${port}: the connection failed\\.$`),
  );
});
