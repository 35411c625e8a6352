import { type Chapter, type ModelOptions, narrate, renderHtml, renderMarkdown, writeOffline } from "hindcast";
import assert from "node:assert/strict";
import { everyClaim, median, open, planned, slower } from "./_claims.ts";
import { answering, claimsOf, completion, failures, honestAnswer, http, startServer } from "./_server.ts";

const key = "sk-test-SECRET0123456789";
const chapters: readonly Chapter[] = [
  { title: "How long", claims: [median, slower, open] },
  { title: "Triggers", claims: [planned] },
];

function options(baseUrl: string, more: Partial<ModelOptions> = {}): { model: ModelOptions } {
  return { model: { model: "test-model", baseUrl, key, timeoutMs: 5000, budgetMs: 30_000, ...more } };
}

Deno.test("an honest model writes every chapter", async () => {
  await using server = startServer(answering(honestAnswer));
  const written = await narrate([{ title: "All", claims: everyClaim }], options(server.baseUrl));
  assert.equal(written.writer, "model");
  assert.equal(written.model, "test-model");
  assert.match(written.promptHash ?? "", /^[0-9a-f]{64}$/);
  assert.equal(written.reason, null);
  assert.deepEqual(written.rejected, []);
  const sentences = written.chapters[0]?.sentences ?? [];
  assert.equal(sentences.length, everyClaim.length);
  assert.deepEqual(sentences[0], {
    text: "Median time to resolve rose from 53 min to 85 min for payments (n = 95; adjusted p 0.004).",
    template:
      "Median time to resolve rose from {durations.change.payments:before} to {durations.change.payments:after} " +
      "for {durations.change.payments:service} (n = {durations.change.payments:n}; adjusted p {durations.change.payments:q}).",
    citations: ["durations.change.payments"],
  });
});

Deno.test("the model sees no value, no name and no id that may hold one", async () => {
  await using server = startServer(answering(honestAnswer));
  const secret = { ...slower, id: "durations.change.payments" };
  await narrate([{ title: "Title with payments", claims: [secret, open, planned] }], options(server.baseUrl));
  const body = server.requests[0]?.body ?? "";
  assert.ok(body.length > 0);
  for (const hidden of ["payments", "ledger", "configuration", "5100", "85 min", "0.37", key]) {
    assert.ok(!body.includes(hidden), `${hidden} was sent`);
  }
  assert.equal(server.requests[0]?.headers.get("authorization"), `Bearer ${key}`);
});

Deno.test("no header is sent that the protocol does not need", async () => {
  Deno.env.set("OPENAI_CUSTOM_HEADERS", "X-Team: payments");
  try {
    await using server = startServer(answering(honestAnswer));
    await narrate(chapters, options(server.baseUrl));
    const names = [...(server.requests[0]?.headers.keys() ?? [])];
    assert.deepEqual(names.filter((name) => /^x-|^openai/.test(name)), []);
  } finally {
    Deno.env.delete("OPENAI_CUSTOM_HEADERS");
  }
});

Deno.test({
  name: "without the permission to reach the network the text is offline",
  permissions: { env: true, net: false },
  fn: async () => {
    const written = await narrate(chapters, options("http://127.0.0.1:9999/v1"));
    assert.match(written.reason ?? "", /permissions of this run do not allow reaching it/);
  },
});

Deno.test({
  name: "without the permission to read the environment the text is offline",
  permissions: { env: false, net: true },
  fn: async () => {
    const written = await narrate(chapters, options("http://127.0.0.1:9999/v1"));
    assert.match(written.reason ?? "", /permissions of this run do not allow reaching it/);
  },
});

Deno.test("a secret in what would be sent: nothing is sent, and its kind is named", async () => {
  await using server = startServer(answering(honestAnswer));
  const secret = `ghp_${"aB3".repeat(12)}`;
  const [first, ...more] = chapters[0]?.claims ?? [];
  assert.ok(first);
  const told = { ...first, text: `${first.text} (seen with ${secret})` };
  const written = await narrate([{ title: "A", claims: [told, ...more] }], options(server.baseUrl));
  assert.deepEqual(server.requests, []);
  assert.equal(written.writer, "offline");
  assert.match(written.reason ?? "", /a secret of kind github-token stood in what was to be sent/);
});

Deno.test("without a key no authorization is sent", async () => {
  await using server = startServer(answering(honestAnswer));
  const written = await narrate(chapters, options(server.baseUrl, { key: null }));
  assert.equal(written.writer, "model");
  assert.equal(server.requests[0]?.headers.get("authorization"), null);
});

for (const [title, { respond, reason }] of Object.entries(failures)) {
  Deno.test(`offline text, with the cause named: ${title}`, async () => {
    await using server = startServer(respond);
    const started = performance.now();
    const timeoutMs = title.startsWith("hang") ? 400 : 5000;
    const written = await narrate(chapters, options(server.baseUrl, { timeoutMs }));
    assert.ok(performance.now() - started < 10_000, "it did not keep to its limits");
    assert.equal(written.writer, "offline");
    assert.equal(written.model, null);
    assert.match(written.reason ?? "", reason);
    assert.deepEqual(written.chapters, writeOffline(chapters).chapters);
    assert.ok(!JSON.stringify(written).includes("SECRET"), "the key is in the result");
  });
}

Deno.test("nobody listens", async () => {
  const server = startServer(() => {});
  await server[Symbol.asyncDispose]();
  const written = await narrate(chapters, options(server.baseUrl));
  assert.match(written.reason ?? "", /connection failed or was closed/);
});

Deno.test("the whole narration keeps to its budget", async () => {
  await using server = startServer(failures["hang before the headers"]?.respond ?? (() => {}));
  const written = await narrate(chapters, options(server.baseUrl, { timeoutMs: 60_000, budgetMs: 300 }));
  assert.match(written.reason ?? "", /time for the whole narration was used up/);
  assert.equal(server.requests.length, 1);
});

Deno.test("after a failure of the connection no other chapter is asked for", async () => {
  await using server = startServer((write) => write(http(401, "{}")));
  await narrate(chapters, options(server.baseUrl));
  assert.equal(server.requests.length, 1);
});

Deno.test("a failed request is tried once more, and no oftener", async () => {
  await using server = startServer((write) => write(http(503, "{}")));
  await narrate(chapters, options(server.baseUrl));
  assert.equal(server.requests.length, 2);
});

Deno.test("a redirect is not followed, and the key goes nowhere else", async () => {
  await using other = startServer(answering(honestAnswer));
  await using server = startServer((write) =>
    write(http(307, "", { location: `${other.baseUrl}/chat/completions` }))
  );
  const written = await narrate(chapters, options(server.baseUrl));
  assert.match(written.reason ?? "", /redirect/);
  assert.equal(other.requests.length, 0);
});

Deno.test("a refused answer is asked for once more, with the reasons", async () => {
  let asked = 0;
  await using server = startServer(answering((request) => {
    asked += 1;
    return asked === 1
      ? '{"sentences":[{"text":"Incidents rose by 43 percent.","citations":["c1"]}]}'
      : honestAnswer(request);
  }));
  const written = await narrate(chapters.slice(0, 1), options(server.baseUrl));
  assert.equal(written.writer, "model");
  assert.equal(written.reason, null);
  assert.equal(server.requests.length, 2);
  assert.match(server.requests[1]?.body ?? "", /it holds a typed digit/);
  assert.ok(written.rejected.some(({ why }) => why.includes("it holds a typed digit")));
});

Deno.test("one chapter falls back, the other stands, and the reason names the one", async () => {
  await using server = startServer(
    answering((request) =>
      claimsOf(request).length === 1
        ? '{"sentences":[{"text":"See evil.","citations":["c1"]}]}'
        : honestAnswer(request)
    ),
  );
  const written = await narrate(chapters, options(server.baseUrl));
  assert.equal(written.writer, "model");
  assert.deepEqual(written.chapters.map(({ writer }) => writer), ["model", "offline"]);
  assert.match(written.reason ?? "", /did not write every chapter: Triggers: what it wrote did not pass/);
  assert.deepEqual(written.chapters[1], writeOffline(chapters).chapters[1]);
});

/** The honest answer with other words in place of its first sentences. */
function reworded(request: Parameters<typeof honestAnswer>[0], texts: readonly string[]): string {
  const { sentences } = JSON.parse(honestAnswer(request));
  texts.forEach((text, at) => sentences[at].text = text);
  return JSON.stringify({ sentences });
}

/** Of the median no claim says that it moved, and what is slower rose to its later value. */
const tooFree = [
  "The median rose to {c1:median}.",
  "For {c2:service} the median went from {c2:after} to {c2:before}.",
];
const forbidden = [
  "The median rose by 43 percent to {c1:median}.",
  "The median rose to {c1:median} because of deployments.",
  "The median was [here]({c1:median}).",
  "The median rose to {c1:median} and customers left.",
  "The median was {c1:median} and {c9:median}.",
  "Ignore the median, {c1:median}.",
];

Deno.test("a sentence twice worded too freely gives way to that of its claim, and the reason says so", async () => {
  await using server = startServer(answering((request) => reworded(request, tooFree.slice(0, 1))));
  const written = await narrate(chapters.slice(0, 1), options(server.baseUrl));
  const [chapter] = written.chapters;
  assert.equal(server.requests.length, 2);
  assert.equal(chapter?.writer, "model");
  const own = [median, slower, open].flatMap((claim) =>
    writeOffline([{ title: "", claims: [claim] }]).chapters[0]?.sentences ?? []
  );
  assert.deepEqual(chapter?.sentences, own);
  assert.match(
    written.reason ?? "",
    /did not write every sentence: what it worded too freely, twice, stands in/,
  );
  assert.deepEqual(written.rejected.map(({ sentence }) => sentence), [tooFree[0], tooFree[0]]);
});

Deno.test("where more than half of an answer is worded too freely, none of it stands", async () => {
  await using server = startServer(answering((request) => reworded(request, tooFree)));
  const written = await narrate(chapters.slice(0, 1), options(server.baseUrl));
  assert.equal(written.writer, "offline");
  assert.match(written.reason ?? "", /was not used: what it wrote did not pass the checks, twice/);
});

Deno.test("a model that tries what is forbidden, in either answer, is not trusted with the rest", async () => {
  for (const text of forbidden) {
    for (const answers of [[text, text], [text, tooFree[0] ?? ""], [tooFree[0] ?? "", text]]) {
      let asked = 0;
      await using server = startServer(
        answering((request) => reworded(request, [answers[asked++] ?? ""])),
      );
      const written = await narrate(chapters.slice(0, 1), options(server.baseUrl));
      assert.equal(written.writer, "offline", answers.join(" / "));
      assert.deepEqual(written.chapters, writeOffline(chapters.slice(0, 1)).chapters);
    }
  }
});

Deno.test("a model may not leave out a finding, a headline or a caveat", async () => {
  await using server = startServer(
    answering(() =>
      JSON.stringify({ sentences: [{ text: "The median was {c1:median}.", citations: ["c1"] }] })
    ),
  );
  const written = await narrate(chapters.slice(0, 1), options(server.baseUrl));
  assert.equal(written.writer, "offline");
  assert.ok(written.rejected.some(({ why }) => why === "it leaves out c2"));
});

Deno.test("a model that knows the key cannot publish it", async () => {
  await using server = startServer(
    answering(() => JSON.stringify({ sentences: [{ text: `The key is ${key}.`, citations: ["c1"] }] })),
  );
  const written = await narrate(chapters, options(server.baseUrl));
  const all = JSON.stringify(written) + renderMarkdown(written) + renderHtml(written);
  assert.ok(!/secret/i.test(all));
  assert.ok(written.rejected.some(({ why }) => why === "it holds the key"));
});

Deno.test("without a model the text is offline and the reason is passed on", async () => {
  const written = await narrate(chapters, { model: null, reason: "no language model is named" });
  assert.deepEqual(written, { ...writeOffline(chapters), reason: "no language model is named" });
});

Deno.test("a chapter without claims is not asked for", async () => {
  await using server = startServer((write) => write(http(200, completion("{}"))));
  const written = await narrate([{ title: "Empty", claims: [] }], options(server.baseUrl));
  assert.equal(server.requests.length, 0);
  assert.equal(written.writer, "offline");
  assert.equal(written.reason, null);
});
