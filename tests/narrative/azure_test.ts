import assert from "node:assert/strict";
import { embedderFromEnv, modelOptionsFromEnv, narrate } from "hindcast";
import { rememberingFetch } from "../../lib/narrative/remembering_fetch.ts";
import { chapters } from "./_cassette.ts";
import { answering, completion, honestAnswer, http, type ProtocolServer, startServer } from "./_server.ts";

/** The variables of a deployment of Azure's, with `MODEL` or `EMBEDDING` in their names. */
function variables(server: ProtocolServer, kind: "MODEL" | "EMBEDDING") {
  return {
    [kind === "MODEL" ? "HINDCAST_MODEL" : "HINDCAST_EMBEDDING_MODEL"]: "small",
    [`HINDCAST_${kind}_BASE_URL`]: server.baseUrl.replace("/v1", "/openai/deployments/small"),
    [`HINDCAST_${kind}_KEY`]: "azure-SECRET",
    [`HINDCAST_${kind}_KEY_HEADER`]: "api-key",
    [`HINDCAST_${kind}_API_VERSION`]: "2024-10-21",
  };
}

Deno.test("a deployment of Azure's gets its key, version and nothing else", async () => {
  await using server = startServer(answering(honestAnswer));
  const written = await narrate(chapters, modelOptionsFromEnv(variables(server, "MODEL")));
  assert.equal(written.writer, "model");
  const [request] = server.requests;
  assert.equal(request?.path, "/openai/deployments/small/chat/completions?api-version=2024-10-21");
  assert.equal(request?.headers.get("api-key"), "azure-SECRET");
  assert.equal(request?.headers.get("authorization"), null);
});

Deno.test("embeddings of Azure's go the same way", async () => {
  await using server = startServer((write) => write(http(200, '{"data":[{"index":0,"embedding":[1,2]}]}')));
  const { embedder } = embedderFromEnv(variables(server, "EMBEDDING"));
  assert.deepEqual(await embedder?.embed(["pool exhausted"]), [[1, 2]]);
  const [request] = server.requests;
  assert.equal(request?.path, "/openai/deployments/small/embeddings?api-version=2024-10-21");
  assert.equal(request?.headers.get("api-key"), "azure-SECRET");
  assert.equal(request?.headers.get("authorization"), null);
});

Deno.test("a key that its server says again is in nothing that is kept", async () => {
  await using server = startServer((write, { headers }) =>
    write(http(200, completion(`your key is ${headers.get("api-key")}`)))
  );
  const { model } = modelOptionsFromEnv(variables(server, "MODEL"));
  assert.ok(model);
  const remembering = rememberingFetch({ version: 1, answers: {} });
  const written = await narrate(chapters, { model: { ...model, fetch: remembering.fetch } });
  assert.match(JSON.stringify(remembering.cassette()), /your key is \(key\)/);
  assert.doesNotMatch(JSON.stringify([remembering.cassette(), written]), /SECRET/);
});

Deno.test("what is no header and no version is refused by its name", () => {
  const reason = (more: Record<string, string>) =>
    modelOptionsFromEnv({ HINDCAST_MODEL: "small", HINDCAST_MODEL_KEY: "k", ...more }).reason ?? "";
  assert.equal(
    reason({ HINDCAST_MODEL_KEY_HEADER: "api key:" }),
    "HINDCAST_MODEL_KEY_HEADER is no name of a header",
  );
  assert.equal(
    reason({ HINDCAST_MODEL_API_VERSION: "2024&a=b" }),
    "HINDCAST_MODEL_API_VERSION is no version such as 2024-10-21",
  );
});
