import { narrate, recordingFetch } from "hindcast";
import assert from "node:assert/strict";
import { chapters, options, withCassette } from "./_cassette.ts";
import { answering, completion, honestAnswer, http, startServer } from "./_server.ts";

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
