import assert from "node:assert/strict";
import { modelOptionsFromEnv, narrate } from "hindcast";
import { chapters } from "./_cassette.ts";
import { answering, honestAnswer, startServer } from "./_server.ts";

function limited(baseUrl: string, limits: Record<string, string>) {
  return modelOptionsFromEnv({ HINDCAST_MODEL: "small", HINDCAST_MODEL_BASE_URL: baseUrl, ...limits });
}

for (
  const [limits, reason] of [
    [{ HINDCAST_MODEL_CALLS: "1" }, /Median: the budget of 1 calls is used up/],
    [{ HINDCAST_MODEL_TOKENS: "10" }, /Median: the budget of 10 tokens is used up/],
    [
      { HINDCAST_MODEL_MONEY: "0.01", HINDCAST_MODEL_PRICE: "20" },
      /Median: the budget of 500 tokens is used up/,
    ],
  ] as const
) {
  Deno.test(`${JSON.stringify(limits)}: what goes beyond is not sent, and told`, async () => {
    await using server = startServer(answering(honestAnswer));
    const written = await narrate(chapters, limited(server.baseUrl, limits));
    assert.equal(server.requests.length, 1);
    assert.match(written.reason ?? "", reason);
  });
}

Deno.test("a limit that is none is refused by its name", () => {
  const reason = (limits: Record<string, string>) => limited("http://localhost:1/v1", limits).reason ?? "";
  assert.match(reason({ HINDCAST_MODEL_CALLS: "many" }), /^HINDCAST_MODEL_CALLS is no number above zero/);
  assert.match(reason({ HINDCAST_MODEL_TOKENS: "0" }), /^HINDCAST_MODEL_TOKENS is no number above zero/);
  assert.match(reason({ HINDCAST_MODEL_MONEY: "2" }), /but not HINDCAST_MODEL_PRICE/);
});
