import assert from "node:assert/strict";
import { completion, http, startServer } from "../narrative/_server.ts";
import { runCommandLine } from "./_spawn.ts";

Deno.test("models says what is configured, what it may use, and what it supports", async () => {
  await using server = startServer((write, { path }) => {
    const answer = path.startsWith("/v1/embeddings")
      ? '{"data":[{"index":0,"embedding":[1,2,3]}]}'
      : path.startsWith("/v1/models/")
      ? '{"id":"small","context_length":8192}'
      : completion('{"ready":true}');
    return write(http(200, answer));
  });
  const env = {
    HINDCAST_MODEL: "small",
    HINDCAST_MODEL_BASE_URL: server.baseUrl,
    HINDCAST_MODEL_CALLS: "20",
    HINDCAST_MODEL_MONEY: "1",
    HINDCAST_MODEL_PRICE: "4",
    HINDCAST_EMBEDDING_MODEL: "vectors",
    HINDCAST_EMBEDDING_BASE_URL: server.baseUrl,
    HINDCAST_EMBEDDING_PRICE: "0.5",
  };
  const { code, stdout, stderr } = await runCommandLine(["models", "--check"], env);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.deepEqual(stdout.trim().split("\n"), [
    `model        small at ${server.baseUrl}`,
    "limits       20 calls, 250000 tokens",
    "answers      yes",
    "JSON Schema  yes",
    "context      8192 tokens",
    "streaming and log probabilities are not needed",
    "embeddings   vectors",
    "vectors      of 3 numbers",
  ]);
});

Deno.test("models says why a model for embeddings is of no use", async () => {
  await using server = startServer((write) => write(http(401, "{}")));
  const env = {
    HINDCAST_MODEL: "",
    HINDCAST_EMBEDDING_MODEL: "vectors",
    HINDCAST_EMBEDDING_BASE_URL: server.baseUrl,
  };
  const { code, stdout } = await runCommandLine(["models", "--check"], env);
  assert.deepEqual([code, stdout], [
    1,
    "embeddings   vectors\nvectors      none: it did not accept the key (401)\n",
  ]);
});
