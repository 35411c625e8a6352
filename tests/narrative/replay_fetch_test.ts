import { narrate, readCassette, recordingFetch, replayFetch } from "hindcast";
import assert from "node:assert/strict";
import { chapters, options, withCassette } from "./_cassette.ts";
import { answering, honestAnswer, startServer } from "./_server.ts";

Deno.test("a replay gives the same bytes without the network", () =>
  withCassette(async (path) => {
    const server = startServer(answering(honestAnswer));
    const recorded = await narrate(chapters, options(server.baseUrl, recordingFetch(path)));
    await server[Symbol.asyncDispose]();
    assert.equal(recorded.writer, "model");
    assert.equal(server.requests.length, 2);
    const cassette = await readCassette(path);
    const replayed = await narrate(chapters, options("http://127.0.0.1:1/v1", replayFetch(cassette)));
    assert.equal(JSON.stringify(replayed), JSON.stringify(recorded));
  }));

Deno.test("a request that was not recorded is asked for once and ends in the offline text", async () => {
  let asked = 0;
  const replay = replayFetch({ version: 1, answers: {} });
  const counted: typeof replay = (input, init) => {
    asked += 1;
    return replay(input, init);
  };
  const written = await narrate(chapters, options("http://127.0.0.1:1/v1", counted));
  assert.equal(asked, 1);
  assert.equal(written.writer, "offline");
  assert.match(written.reason ?? "", /recording holds no answer to this request \(424\)/);
});
