import assert from "node:assert/strict";
import { embedderFromEnv } from "../../lib/narrative/embedder_from_env.ts";
import { endpointEmbedder } from "../../lib/narrative/endpoint_embedder.ts";
import { http, type ProtocolRequest, type Responder, startServer } from "./_server.ts";

function inputOf({ body }: ProtocolRequest): string[] {
  return JSON.parse(body).input;
}

/** Answers with vectors in the reverse order, as the protocol allows: length of the text, and one. */
const honest: Responder = (write, request) => {
  const data = inputOf(request).map((text, index) => ({
    object: "embedding",
    index,
    embedding: [text.length, 1],
  }));
  return write(http(200, JSON.stringify({ object: "list", data: data.toReversed(), model: "small" })));
};

const embedderAt = (baseUrl: string, key: string | null = null) =>
  endpointEmbedder({ model: "small", baseUrl, key, timeoutMs: 2000 });

Deno.test("texts go out in portions and come back as vectors in the same order", async () => {
  await using server = startServer(honest);
  const texts = Array.from({ length: 40 }, (_, at) => "x".repeat(at + 1));
  const vectors = await embedderAt(server.baseUrl, "secret").embed(texts);
  assert.deepEqual(vectors, texts.map((text) => [text.length, 1]));
  assert.deepEqual(server.requests.map((request) => inputOf(request).length), [16, 16, 8]);
  const [first] = server.requests;
  assert.deepEqual([first?.method, first?.path], ["POST", "/v1/embeddings"]);
  assert.equal(first?.headers.get("authorization"), "Bearer secret");
  assert.deepEqual(Object.keys(JSON.parse(first?.body ?? "")).toSorted(), [
    "encoding_format",
    "input",
    "model",
  ]);
  assert.deepEqual(await embedderAt(server.baseUrl).embed([]), []);
});

const answers: Readonly<Record<string, { readonly respond: Responder; readonly reason: RegExp }>> = {
  "a refusal": {
    respond: (write) => write(http(401, '{"error":{"message":"key sk-1"}}')),
    reason: /the key \(401\)/,
  },
  "another form": { respond: (write) => write(http(200, '{"vectors":[[1]]}')), reason: /another form/ },
  "a vector too few": {
    respond: (write) => write(http(200, '{"data":[{"index":0,"embedding":[1,2]}]}')),
    reason: /one vector of one length for every text/,
  },
  "two lengths": {
    respond: (write) =>
      write(http(200, '{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1,2]}]}')),
    reason: /one vector of one length/,
  },
  "one text twice": {
    respond: (write) =>
      write(http(200, '{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}')),
    reason: /one vector of one length/,
  },
  "words for numbers": {
    respond: (write) =>
      write(http(200, '{"data":[{"index":0,"embedding":["a"]},{"index":1,"embedding":["b"]}]}')),
    reason: /another form/,
  },
  "a page": {
    respond: (write) => write(http(200, "<html>", { "content-type": "text/html" })),
    reason: /text\/html where JSON was asked for/,
  },
  "a redirect": {
    respond: (write) => write(http(307, "", { location: "http://127.0.0.1:9/" })),
    reason: /redirect \(307\), which is not followed/,
  },
  "a closed connection": { respond: () => {}, reason: /connection failed or was closed/ },
};

for (const [name, { respond, reason }] of Object.entries(answers)) {
  Deno.test(`${name} is an error in words of ours, without the server's`, async () => {
    await using server = startServer(respond);
    await assert.rejects(embedderAt(server.baseUrl, "sk-1").embed(["one", "two"]), (error: Error) => {
      assert.equal(error.name, "NarrativeError");
      assert.match(error.message, reason);
      assert.doesNotMatch(error.message, /sk-1/);
      return true;
    });
  });
}

Deno.test("without HINDCAST_EMBEDDING_MODEL nothing is sent; what is half set is told by its own names", () => {
  assert.deepEqual(embedderFromEnv({ OPENAI_API_KEY: "k", HINDCAST_MODEL: "m" }), {
    embedder: null,
    reason: null,
  });
  assert.equal(
    embedderFromEnv({ HINDCAST_EMBEDDING_MODEL: "small" }).reason,
    "HINDCAST_EMBEDDING_MODEL is set, but neither HINDCAST_EMBEDDING_BASE_URL nor HINDCAST_EMBEDDING_KEY",
  );
  const plain = { HINDCAST_EMBEDDING_MODEL: "small", HINDCAST_EMBEDDING_BASE_URL: "http://far.example/v1" };
  assert.equal(embedderFromEnv(plain).embedder?.name, "small");
  assert.match(embedderFromEnv({ ...plain, HINDCAST_EMBEDDING_KEY: "k" }).reason ?? "", /plain http/);
});

for (
  const [limits, reason] of [
    [{ HINDCAST_MODEL_CALLS: "2" }, /the budget of 2 calls is used up/],
    [{ HINDCAST_MODEL_TOKENS: "30" }, /the budget of 30 tokens is used up/],
    [
      { HINDCAST_MODEL_MONEY: "0.003", HINDCAST_EMBEDDING_PRICE: "100" },
      /the budget of 30 tokens is used up/,
    ],
  ] as const
) {
  Deno.test(`embeddings under ${JSON.stringify(limits)}: what goes beyond is not sent, and told`, async () => {
    await using server = startServer((write, request) => {
      const data = inputOf(request).map((_, index) => ({ index, embedding: [1, 2] }));
      return write(http(200, JSON.stringify({ data, usage: { prompt_tokens: 20, total_tokens: 20 } })));
    });
    const { embedder } = embedderFromEnv({
      HINDCAST_EMBEDDING_MODEL: "small",
      HINDCAST_EMBEDDING_BASE_URL: server.baseUrl,
      ...limits,
    });
    const texts = Array.from({ length: 60 }, (_, at) => `pool ${at}`);
    await assert.rejects(embedder?.embed(texts) ?? Promise.resolve(), reason);
    assert.equal(server.requests.length, 2);
  });
}

Deno.test("limits of embeddings are refused by their own names", () => {
  const reason = (limits: Record<string, string>) =>
    embedderFromEnv({ HINDCAST_EMBEDDING_MODEL: "small", HINDCAST_EMBEDDING_KEY: "k", ...limits }).reason;
  assert.equal(reason({ HINDCAST_MODEL_CALLS: "few" }), "HINDCAST_MODEL_CALLS is no number above zero");
  assert.equal(
    reason({ HINDCAST_MODEL_MONEY: "2", HINDCAST_MODEL_PRICE: "1" }),
    "HINDCAST_MODEL_MONEY is set, but not HINDCAST_EMBEDDING_PRICE, the price of a million tokens",
  );
});
