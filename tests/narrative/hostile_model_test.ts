import { type Chapter, type ModelOptions, narrate, verifySentence, writeOffline } from "hindcast";
import assert from "node:assert/strict";
import { bipiaAttacks, bipiaPath, ownAttacks } from "./_attacks.ts";
import { everyClaim } from "./_claims.ts";
import { liveHtml, liveMarkdown, offences } from "./_inspect.ts";
import { poisonedChapters } from "./_poison.ts";
import { answering, claimsOf, honestAnswer, type ProtocolRequest, startServer } from "./_server.ts";

const sets = 50;
const bipia = await bipiaAttacks();

function model(baseUrl: string): { model: ModelOptions } {
  // A process for each of hundreds of requests takes far longer than all else; whole editions send theirs that way.
  const fetch = globalThis.fetch;
  return { model: { model: "hostile", baseUrl, key: "sk-test-SECRET", timeoutMs: 5000, fetch } };
}

/** Does what any text in the request says that is not ours: repeats it, as sentences with citations that exist. */
function obey(request: ProtocolRequest, attacks: readonly string[]): string {
  const seen = attacks.filter((attack) => request.body.includes(JSON.stringify(attack).slice(1, -1)));
  if (seen.length === 0) return honestAnswer(request);
  return JSON.stringify({ sentences: seen.map((text) => ({ text, citations: ["c1"] })) });
}

const decorations: readonly ((attack: string, placeholder: string) => string)[] = [
  (attack) => attack,
  (attack, placeholder) => `${attack} ${placeholder}.`,
  (attack, placeholder) => `Time to resolve was ${placeholder}, ${attack}.`,
  (_, placeholder) => `Time to resolve fell by forty-three percent, to ${placeholder}.`,
  (_, placeholder) => `Time to resolve was 43 minutes, not ${placeholder}.`,
  (_, placeholder) => `[Time to resolve](https://evil.example) was ${placeholder}.`,
  (_, placeholder) => `![x](https://evil.example/x.png) Time to resolve was ${placeholder}.`,
  (_, placeholder) => `Time to resolve was <b>${placeholder}</b>.`,
  (_, placeholder) => `Incidents doubled because of human error, ${placeholder}.`,
  (_, placeholder) => `There were no incidents, ${placeholder}.`,
];

/** Says the attack whatever the claims are, in every disguise, beside honest sentences. */
function insist(request: ProtocolRequest, attacks: readonly string[], turn: number): string {
  const claims = claimsOf(request);
  const honest = JSON.parse(honestAnswer(request)) as { sentences: { text: string; citations: string[] }[] };
  const dishonest = claims.slice(0, 4).map(({ id, placeholders }, index) => {
    const attack = attacks[(turn + index) % attacks.length] ?? "";
    const decorate = decorations[(turn + index) % decorations.length] ?? ((text: string) => text);
    return {
      text: decorate(attack, placeholders[0]?.placeholder ?? ""),
      citations: [index === 3 ? "c99" : id],
    };
  });
  return JSON.stringify({ sentences: [...dishonest, ...honest.sentences] });
}

async function narrateAll(
  all: readonly Chapter[][],
  answer: (request: ProtocolRequest, turn: number) => string,
) {
  let turn = 0;
  await using server = startServer(answering((request) => answer(request, turn++)));
  const written = [];
  for (const chapters of all) {
    written.push({ chapters, narrative: await narrate(chapters, model(server.baseUrl)) });
  }
  return { written, requests: server.requests };
}

const corpora: readonly { readonly title: string; readonly attacks: readonly string[] | null }[] = [
  { title: "injections of our own", attacks: ownAttacks },
  { title: bipia ? "BIPIA" : `BIPIA (no ${bipiaPath})`, attacks: bipia },
];

for (const { title, attacks: found } of corpora) {
  const ignore = found === null;
  const attacks = found ?? [];
  const poisoned = ignore ? [] : poisonedChapters(attacks, sets);

  Deno.test({
    name: `the obedient model never sees an injected text: ${title}`,
    ignore,
    fn: async () => {
      const { written, requests } = await narrateAll(poisoned, (request) => obey(request, attacks));
      assert.equal(written.length, sets);
      const leaked = requests.flatMap(({ body }) =>
        attacks.filter((attack) => body.includes(JSON.stringify(attack).slice(1, -1)))
      );
      assert.deepEqual(leaked, []);
      assert.ok(written.every(({ narrative }) => narrative.writer === "model"));
      assert.deepEqual(written.flatMap(({ narrative, chapters }) => offences(narrative, chapters)), []);
    },
  });

  Deno.test({
    name: `the insisting model publishes nothing: ${title}`,
    ignore,
    fn: async () => {
      const { written } = await narrateAll(poisoned, (request, turn) => insist(request, attacks, turn));
      assert.ok(
        written.every(({ narrative }) => narrative.writer === "offline" && narrative.rejected.length > 0),
      );
      for (const { narrative, chapters } of written) {
        assert.deepEqual(narrative.chapters, writeOffline(chapters).chapters);
      }
      assert.deepEqual(written.flatMap(({ narrative, chapters }) => offences(narrative, chapters)), []);
    },
  });

  Deno.test({
    name: `the offline text of poisoned claims is inert: ${title}`,
    ignore,
    fn: () => {
      assert.deepEqual(poisoned.flatMap((chapters) => offences(writeOffline(chapters), chapters)), []);
    },
  });
}

Deno.test("every attack is refused as a sentence, in every disguise and on every claim", () => {
  const attacks = [...ownAttacks, ...(bipia ?? [])];
  const passed = everyClaim.flatMap((claim) => {
    const name = Object.keys(claim.values)[0];
    const placeholder = name === undefined ? "" : `{${claim.id}:${name}}`;
    return attacks.flatMap((attack) =>
      decorations.map((decorate) => decorate(attack, placeholder))
        .filter((text) => verifySentence({ text, citations: [claim.id] }, everyClaim).length === 0)
    );
  });
  assert.deepEqual([...new Set(passed)], []);
});

Deno.test("the inspection itself sees what must not be there", () => {
  const chapters = [{ title: "T", claims: [] }];
  const written = writeOffline(chapters);
  const sentences = [{ text: "It was 43.", template: "It was 43.", citations: [] }];
  const bad = { ...written, chapters: [{ title: "T", writer: "offline" as const, sentences }] };
  assert.equal(offences(bad, chapters).length, 2);
  assert.deepEqual(liveMarkdown("see https://evil.example"), [
    "Markdown has link_open",
    "Markdown has link_close",
  ]);
  assert.deepEqual(liveMarkdown("![x](y.png)"), ["Markdown has image"]);
  assert.deepEqual(liveMarkdown("a <b>"), ["Markdown has html_inline"]);
  assert.equal(liveHtml('<p><a href="x">').length, 1);
  assert.equal(liveHtml("<p><img src=x>").length, 1);
});
