import assert from "node:assert/strict";
import { narrate } from "hindcast";
import { rememberingFetch } from "../../lib/narrative/remembering_fetch.ts";
import { chapters, options } from "./_cassette.ts";
import { answering, completion, honestAnswer, http, startServer } from "./_server.ts";

const nothing = { version: 1, answers: {} } as const;

Deno.test("what was answered is not asked again, and gives the same text", async () => {
  await using server = startServer(answering(honestAnswer));
  const first = rememberingFetch(nothing);
  const written = await narrate(chapters, options(server.baseUrl, first.fetch));
  assert.equal(written.writer, "model");
  const asked = server.requests.length;
  const second = rememberingFetch(first.cassette());
  assert.deepEqual(await narrate(chapters, options(server.baseUrl, second.fetch)), written);
  assert.equal(server.requests.length, asked);
  assert.deepEqual(second.cassette(), first.cassette());
  assert.ok(!JSON.stringify(first.cassette()).includes("SECRET"), "the key is in the cassette");
});

Deno.test("what is no longer asked is forgotten", async () => {
  await using server = startServer(answering(honestAnswer));
  const first = rememberingFetch(nothing);
  await narrate(chapters, options(server.baseUrl, first.fetch));
  const second = rememberingFetch(first.cassette());
  await narrate(chapters.slice(1), options(server.baseUrl, second.fetch));
  assert.equal(Object.keys(first.cassette().answers).length, 2);
  assert.equal(Object.keys(second.cassette().answers).length, 1);
});

for (
  const [what, answer] of [
    ["a failure", http(401, "{}")],
    ["a page", http(200, "<html>", { "content-type": "text/html" })],
    ["an answer that says nothing", http(200, completion(null))],
    ["an answer that was cut off", http(200, completion('{"sentences":[', "length"))],
  ] as const
) {
  Deno.test(`${what} is asked again`, async () => {
    await using server = startServer((write) => write(answer));
    const remembering = rememberingFetch(nothing);
    await narrate(chapters, options(server.baseUrl, remembering.fetch));
    assert.deepEqual(remembering.cassette(), nothing);
  });
}

Deno.test("a word that stands for a key stays a word in what is remembered", async () => {
  await using server = startServer(answering(honestAnswer));
  const remembering = rememberingFetch(nothing);
  const { model } = options(server.baseUrl, remembering.fetch);
  assert.ok(model);
  await narrate(chapters, { model: { ...model, key: "median" } });
  assert.match(JSON.stringify(remembering.cassette()), /median/i);
  assert.doesNotMatch(JSON.stringify(remembering.cassette()), /\(key\)/);
});
