import assert from "node:assert/strict";
import { incidentHeads } from "../../../lib/analyses/incident_timeline/head_rows.ts";
import type { Claim } from "../../../lib/model/claim.ts";
import type { DraftSentence, NarrativeSentence } from "../../../lib/model/narrative.ts";
import { verifyTelling } from "../../../lib/narrative/verify/verify_telling.ts";
import { parseDraft } from "../../../lib/reports/draft/document.ts";
import { unsupportedSentences } from "../../../lib/reports/draft/unsupported.ts";
import { writeDraft } from "../../../lib/reports/draft/write_draft.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import type { Warehouse } from "../../../lib/warehouse/mod.ts";
import { carefulSentences, knownWordings } from "../../narrative/_careful_model.ts";
import { answering, failures, type Responder, startServer } from "../../narrative/_server.ts";
import { scratch } from "../notebook/_notebooks.ts";
import { type DraftMutation, draftMutations } from "./_mutations.ts";
import { paymentWarehouse } from "./_payment.ts";
import { pick, type SentenceChange, sentenceChanges } from "./_sentence_changes.ts";

const template = "reports/templates/postmortem/default.md";

function careful(joins: boolean): Responder {
  return answering((request) =>
    JSON.stringify({ sentences: carefulSentences(request, knownWordings, joins) })
  );
}

async function writeBy(warehouse: Warehouse, out: string, baseUrl: string | null) {
  const [head] = await incidentHeads(warehouse, "INC-4711");
  assert.ok(head);
  const narrator = {
    model: baseUrl === null ? null : { model: "careful", baseUrl, key: null, timeoutMs: 2000 },
  };
  const written = await writeDraft(warehouse, { head, template, out, narrator });
  const text = (name: string) => Deno.readTextFile(`${out}/${name}`);
  return { ...written, markdown: await text("postmortem.md"), page: await text("postmortem.html") };
}

async function toldIn(out: string): Promise<NarrativeSentence[]> {
  return JSON.parse(await Deno.readTextFile(`${out}/sentences.json`));
}

Deno.test("a model words the sections, from claims alone", async (t) => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path);
  await using server = startServer(careful(true));
  const out = `${folder.path}/draft`;
  const first = await writeBy(warehouse, out, server.baseUrl);
  const { front, sections } = parseDraft(first.markdown);

  await t.step("the front matter says which, by which model and prompt, and when it was asked", () => {
    assert.equal(front.get("writer"), "language model");
    assert.equal(
      front.get("worded"),
      "summary, impact, detection, hypotheses, contributing, well, poorly, lucky, questions",
    );
    assert.equal(front.get("offline"), "resolution, timeline, similar, actions, novelty");
    assert.equal(front.get("model"), "careful");
    assert.match(front.get("prompt") ?? "", /^[0-9a-f]{64}$/);
    assert.match(front.get("asked") ?? "", /^\d{4}-\d\d-\d\d$/);
    assert.match(first.page, /The language model &quot;careful&quot; worded Summary, Impact/);
  });

  await t.step("its sentences stand with the values and the names of their claims", async () => {
    assert.match(
      sections.get("Summary") ?? "",
      /The incident “Payment API returns errors” affected payment-api, at severity SEV1, and the incident began at 2026-03-04 14:23:00 and was closed at 2026-03-04 15:08:00 UTC, after 45 min\.\[\^draft\.what\]\[\^draft\.when\]/,
    );
    assert.match(sections.get("Hypotheses") ?? "", /^<!--.*-->\n\nHypothesis 1, with probability 77 %/);
    assert.match(sections.get("Hypotheses") ?? "", /\n- Hypothesis 1, probability 77 %/);
    assert.deepEqual(unsupportedSentences(first.markdown, first.claims, await toldIn(out)), []);
  });

  await t.step("it was shown no value, name or word of the exports", () => {
    assert.equal(server.requests.length, 9);
    for (const { body } of server.requests) {
      assert.doesNotMatch(body, /payment|pool|14:2|SEV1|timeout was|chat\.jsonl|INC-4711/i);
    }
  });

  await t.step(
    "of unchanged exports it is not asked again, and nothing changes, the day included",
    async () => {
      // As if it had been asked on an earlier day.
      const was = "asked: 2026-01-02";
      for (const name of ["postmortem.md", "postmortem.base.md"]) {
        const text = await Deno.readTextFile(`${out}/${name}`);
        await Deno.writeTextFile(`${out}/${name}`, text.replace(/^asked: .*$/m, was));
      }
      const again = await writeBy(warehouse, out, server.baseUrl);
      assert.equal(server.requests.length, 9);
      assert.equal(again.markdown, first.markdown.replace(/^asked: .*$/m, was));
      assert.equal(again.page, first.page);
    },
  );

  await t.step(
    "without the model the offline text stands, and nothing of the model is left in it",
    async () => {
      const offline = await writeBy(warehouse, out, null);
      assert.equal(offline.markdown, (await writeBy(warehouse, `${folder.path}/offline`, null)).markdown);
      assert.equal(parseDraft(offline.markdown).front.has("model"), false);
    },
  );

  await t.step(
    "what people changed stands alone where only the writer changed, and says who had written it",
    async () => {
      const own = `${folder.path}/own`;
      const { markdown } = await writeBy(warehouse, own, server.baseUrl);
      const edited = markdown.replace(/^## Impact$/m, "$&\n\nForty merchants could not sell.");
      await Deno.writeTextFile(`${own}/postmortem.md`, edited);
      const offline = await writeBy(warehouse, own, null);
      assert.equal(offline.state, "merged");
      assert.doesNotMatch(offline.markdown, /exports now say/);
      const { front, sections } = parseDraft(offline.markdown);
      assert.equal(sections.get("Impact"), parseDraft(edited).sections.get("Impact"));
      assert.deepEqual(
        ["writer", "worded", "edited", "model", "asked"].map((key) => front.get(key)),
        ["language model", "impact", "impact", "careful", parseDraft(markdown).front.get("asked")],
      );
      assert.match(front.get("offline") ?? "", /^summary, detection,/);
      assert.doesNotMatch(offline.page, /The language model/);
      assert.equal((await writeBy(warehouse, own, null)).markdown, offline.markdown);
      const again = await writeBy(warehouse, own, server.baseUrl);
      assert.doesNotMatch(again.markdown, /exports now say/);
      assert.equal(parseDraft(again.markdown).front.get("worded"), parseDraft(markdown).front.get("worded"));
      assert.doesNotMatch(again.page, /worded Summary, Impact/);
    },
  );

  await t.step("a final one is not asked about", async () => {
    const asked = server.requests.length;
    await Deno.writeTextFile(
      `${out}/postmortem.md`,
      first.markdown.replace("status: draft", "status: final"),
    );
    await Deno.remove(`${out}/cassette.json`);
    assert.equal((await writeBy(warehouse, out, server.baseUrl)).narrative, null);
    assert.equal(server.requests.length, asked);
  });
  warehouse.close();
});

Deno.test("a model that fails in any way leaves the offline draft, with the reason", async () => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path);
  const offline = await writeBy(warehouse, `${folder.path}/offline`, null);
  for (
    const name of [
      "500",
      "HTML with status 200",
      "wrong schema",
      "finish_reason length",
      "hang before the headers",
    ]
  ) {
    const failure = failures[name];
    assert.ok(failure);
    await using server = startServer(failure.respond);
    const { markdown, narrative } = await writeBy(warehouse, `${folder.path}/${name}`, server.baseUrl);
    assert.match(narrative?.reason ?? "", failure.reason);
    assert.match(parseDraft(markdown).front.get("fallback") ?? "", failure.reason);
    assert.deepEqual(parseDraft(markdown).sections, parseDraft(offline.markdown).sections);
  }
  warehouse.close();
});

Deno.test("of a thousand sentences of a model with one thing changed nearly all are refused, clean ones are not", async () => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path);
  const sentences: NarrativeSentence[] = [];
  let claims: readonly Claim[] = [];
  for (const joins of [false, true]) {
    await using server = startServer(careful(joins));
    const out = `${folder.path}/${joins}`;
    claims = (await writeBy(warehouse, out, server.baseUrl)).claims;
    sentences.push(...await toldIn(out));
  }
  warehouse.close();
  const clean = sentences.map(({ template, citations }) => ({ text: template, citations }));
  assert.deepEqual(clean.filter((sentence) => verifyTelling(sentence, claims).length > 0), []);
  const random = createRandom(1);
  const kinds = Object.entries(sentenceChanges);
  const passed: string[] = [];
  let tried = 0;
  while (tried < 1000) {
    const [name, change] = kinds[tried % kinds.length] as [string, SentenceChange];
    const sentence = pick(clean, random) as DraftSentence;
    const mutant = change(sentence, claims, random);
    if (JSON.stringify(mutant) === JSON.stringify(sentence)) continue;
    tried += 1;
    if (verifyTelling(mutant, claims).length === 0) passed.push(`${name}: ${mutant.text}`);
  }
  assert.ok(passed.length <= 5, `${passed.length} passed:\n${[...new Set(passed)].join("\n")}`);
});

Deno.test("of a thousand drafts a model worded, one thing changed, nearly all are rejected", async () => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path);
  await using server = startServer(careful(true));
  const out = `${folder.path}/draft`;
  const { markdown, claims } = await writeBy(warehouse, out, server.baseUrl);
  warehouse.close();
  const told = await toldIn(out);
  const random = createRandom(2);
  const kinds = Object.entries(draftMutations);
  const passed: string[] = [];
  for (let at = 0; at < 1000; at++) {
    const [name, mutate] = kinds[at % kinds.length] as [string, DraftMutation];
    const mutant = mutate(markdown, random);
    assert.notEqual(mutant, markdown, name);
    if (unsupportedSentences(mutant, claims, told).length === 0) passed.push(name);
  }
  assert.ok(passed.length <= 5, `${passed.length} passed: ${[...new Set(passed)].join(", ")}`);
});
