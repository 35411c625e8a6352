import { type ModelOptions, narrate, readCassette, recordingFetch, replayFetch } from "hindcast";
import assert from "node:assert/strict";
import { everyClaim, median } from "./_claims.ts";
import { answering, completion, honestAnswer, http, startServer } from "./_server.ts";

const key = "sk-test-SECRET0123456789";
const chapters = [{ title: "All", claims: everyClaim }, { title: "Median", claims: [median] }];

function options(baseUrl: string, fetch: NonNullable<ModelOptions["fetch"]>): { model: ModelOptions } {
  return { model: { model: "test-model", baseUrl, key, timeoutMs: 2000, fetch } };
}

async function withCassette(use: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await use(`${folder}/cassette.json`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

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

Deno.test("neither headers nor the key are kept, even when the server echoes it", () =>
  withCassette(async (path) => {
    await using server = startServer((write, { headers }) =>
      write(
        http(200, completion(`{"sentences":[{"text":"${headers.get("authorization")}","citations":[]}]}`)),
      )
    );
    await narrate(chapters, options(server.baseUrl, recordingFetch(path)));
    const written = await Deno.readTextFile(path);
    assert.ok(!/SECRET|authorization/i.test(written));
    assert.match(written, /\(key\)/);
  }));

Deno.test("the same recording made twice is the same file", () =>
  withCassette(async (path) => {
    await using server = startServer(answering(honestAnswer));
    await narrate(chapters, options(server.baseUrl, recordingFetch(path)));
    const first = await Deno.readTextFile(path);
    await narrate(chapters.toReversed(), options(server.baseUrl, recordingFetch(path)));
    assert.equal(await Deno.readTextFile(path), first);
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

Deno.test("a file that is no cassette is refused", () =>
  withCassette(async (path) => {
    await Deno.writeTextFile(path, '{"version":1,"answers":{"short":{}}}');
    await assert.rejects(readCassette(path), /it is no recording of a model's answers\. Record it again\./);
  }));
