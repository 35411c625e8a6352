import { modelOptionsFromEnv } from "hindcast";
import assert from "node:assert/strict";

const own = { HINDCAST_MODEL: "small" };

Deno.test("without HINDCAST_MODEL nothing is sent, whatever else is set", () => {
  const found = modelOptionsFromEnv({
    OPENAI_API_KEY: "sk-x",
    HINDCAST_MODEL_BASE_URL: "https://a.example/v1",
  });
  assert.deepEqual(found, { model: null, reason: "no language model is named: HINDCAST_MODEL is not set" });
});

Deno.test("a name alone is not enough, and blanks are nothing", () => {
  assert.match(modelOptionsFromEnv(own).reason ?? "", /neither/);
  assert.equal(modelOptionsFromEnv({ ...own, HINDCAST_MODEL_KEY: "  " }).model, null);
});

Deno.test("a key alone means the common address", () => {
  assert.deepEqual(modelOptionsFromEnv({ ...own, HINDCAST_MODEL_KEY: "k" }).model, {
    model: "small",
    baseUrl: "https://api.openai.com/v1",
    key: "k",
  });
});

Deno.test("OPENAI_ variables are fall-backs", () => {
  const both = { ...own, OPENAI_API_KEY: "theirs", OPENAI_BASE_URL: "https://b.example/v1" };
  assert.deepEqual(modelOptionsFromEnv(both).model, {
    model: "small",
    baseUrl: "https://b.example/v1",
    key: "theirs",
  });
  assert.equal(modelOptionsFromEnv({ ...both, HINDCAST_MODEL_KEY: "mine" }).model?.key, "mine");
});

Deno.test("OPENAI_API_KEY is not sent to an address of Hindcast's own", () => {
  const found = modelOptionsFromEnv({
    ...own,
    HINDCAST_MODEL_BASE_URL: "https://c.example/v1",
    OPENAI_API_KEY: "theirs",
  });
  assert.deepEqual(found.model, { model: "small", baseUrl: "https://c.example/v1", key: null });
});

Deno.test("addresses that cannot be used are named without being shown", () => {
  for (
    const [url, why] of [
      ["not an address", /no http or https address/],
      ["file:///etc/passwd", /no http or https address/],
      ["https://user:secret@d.example/v1", /user name or password/],
      ["http://d.example/v1", /plain http/],
    ] as const
  ) {
    const { model, reason } = modelOptionsFromEnv({
      ...own,
      HINDCAST_MODEL_BASE_URL: url,
      HINDCAST_MODEL_KEY: "k",
    });
    assert.equal(model, null);
    assert.match(reason ?? "", why);
    assert.ok(!/secret|d\.example/.test(reason ?? ""));
  }
});

Deno.test("plain http is fine on this machine, and anywhere without a key", () => {
  for (const url of ["http://localhost:1/v1", "http://127.0.0.1:1/v1", "http://[::1]:1/v1"]) {
    assert.equal(
      modelOptionsFromEnv({ ...own, HINDCAST_MODEL_BASE_URL: url, HINDCAST_MODEL_KEY: "k" }).model?.key,
      "k",
    );
  }
  assert.ok(modelOptionsFromEnv({ ...own, HINDCAST_MODEL_BASE_URL: "http://models.internal/v1" }).model);
});
