import assert from "node:assert/strict";
import { checkModel } from "../../lib/narrative/check_model.ts";
import { completion, http, type ProtocolServer, type Responder, startServer } from "./_server.ts";

const model = (server: ProtocolServer) => ({
  model: "small",
  baseUrl: server.baseUrl,
  key: null,
  timeoutMs: 5000,
});

const described: Responder = (write, { path }) =>
  write(
    http(
      200,
      path.endsWith("/models/small") ? '{"id":"small","max_model_len":8192}' : completion('{"ready":true}'),
    ),
  );

Deno.test("an endpoint that supports all that is needed", async () => {
  await using server = startServer(described);
  assert.deepEqual(await checkModel(model(server)), { silent: null, formless: null, contextTokens: 8192 });
});

Deno.test("an endpoint that knows no JSON Schema and describes nothing", async () => {
  await using server = startServer((write, { body, path }) =>
    write(
      path.includes("/models/")
        ? http(404, "{}")
        : body.includes("json_schema")
        ? http(400, "{}")
        : http(200, completion("yes")),
    )
  );
  assert.deepEqual(await checkModel(model(server)), {
    silent: null,
    formless: "it did not accept the request (400)",
    contextTokens: null,
  });
});

Deno.test("an endpoint that does not answer is asked nothing more", async () => {
  await using server = startServer((write) => write(http(401, "{}")));
  const { silent } = await checkModel(model(server));
  assert.equal(silent, "it did not accept the key (401)");
  assert.equal(server.requests.length, 1);
});
