import { type Claim, claim, writeOffline } from "hindcast";
import assert from "node:assert/strict";
import { count, definition, everyClaim, faster, median, name, nothing, open, slower } from "./_claims.ts";

function texts(claims: readonly Claim[]): string[] {
  return writeOffline([{ title: "T", claims }]).chapters[0]?.sentences.map(({ text }) => text) ?? [];
}

Deno.test("findings come first, then what could not be told, then context, then definitions", () => {
  const written = writeOffline([{ title: "T", claims: [definition, median, nothing, open, faster, slower] }]);
  assert.deepEqual(written.chapters[0]?.sentences.map(({ citations }) => citations[0]), [
    slower.id,
    faster.id,
    nothing.id,
    open.id,
    median.id,
    definition.id,
  ]);
});

Deno.test("every claim is told, each sentence ends, and its template names the values in full", () => {
  const sentences = writeOffline([{ title: "T", claims: everyClaim }]).chapters[0]?.sentences ?? [];
  assert.deepEqual(
    new Set(sentences.flatMap(({ citations }) => citations)),
    new Set(everyClaim.map(({ id }) => id)),
  );
  assert.ok(sentences.every(({ text, template }) => text.endsWith(".") && template.endsWith(".")));
  assert.equal(
    sentences.find(({ citations }) => citations.includes(median.id))?.template,
    "Half of the incidents were resolved within {durations.resolve:median} ({durations.resolve:median.interval}; " +
      "n = {durations.resolve:n}).",
  );
});

Deno.test("claims that differ in a name only are one sentence", () => {
  const still = (service: string): Claim => ({
    ...open,
    id: `durations.change.${service}`,
    text: "There is no evidence of a change for {service}",
    values: { service: name(service) },
  });
  assert.deepEqual(texts([still("ledger"), still("search"), still("see evil.com")]), [
    "There is no evidence of a change for ledger, search and “see evil.com”.",
  ]);
});

Deno.test("a change and its evidence are one sentence, which cites both; each change has its own", () => {
  const change = (service: string): Claim =>
    claim({
      ...slower,
      id: service,
      text: "{service}: more than before",
      values: { service: name(service) },
    });
  const evidence = (service: string): Claim =>
    claim({
      ...slower,
      id: `evidence.${service}`,
      role: "support",
      text: "{service}: {n} now (adjusted p {q}).",
      values: { service: name(service), n: count(9), q: { value: 0.007, unit: "p", term: service } },
    });
  const [ledger, search] = ["ledger", "search"];
  const claims = [change(ledger), change(search), evidence(search), evidence(ledger), evidence("web")];
  const sentences = writeOffline([{ title: "T", claims }]).chapters[0]?.sentences ?? [];
  assert.deepEqual(sentences, [
    {
      text: "ledger: more than before; 9 now (adjusted p 0.007).",
      template:
        "{ledger:service}: more than before; {evidence.ledger:n} now (adjusted p {evidence.ledger:q}).",
      citations: ["ledger", "evidence.ledger"],
    },
    {
      text: "search: more than before; 9 now (adjusted p 0.007).",
      template:
        "{search:service}: more than before; {evidence.search:n} now (adjusted p {evidence.search:q}).",
      citations: ["search", "evidence.search"],
    },
    {
      text: "web: 9 now (adjusted p 0.007).",
      template: "{evidence.web:service}: {evidence.web:n} now (adjusted p {evidence.web:q}).",
      citations: ["evidence.web"],
    },
  ]);
});

Deno.test("claims that differ in more, or in a subject, stay apart", () => {
  const at = (service: string, n: number): Claim =>
    claim({
      ...open,
      id: service,
      text: "Nothing is known for {service} ({n}).",
      values: { service: name(service), n: count(n) },
    });
  assert.equal(texts([at("ledger", 3), at("search", 4)]).length, 2);
  const subject = (service: string): Claim =>
    claim({ ...open, id: service, text: "{service} was quiet.", values: { service: name(service) } });
  assert.deepEqual(texts([subject("ledger"), subject("search")]), ["ledger was quiet.", "search was quiet."]);
});

Deno.test("what two claims say alike is said once and cites both", () => {
  const written = writeOffline([{
    title: "T",
    claims: [definition, { ...definition, id: "other.definition" }],
  }]);
  assert.deepEqual(written.chapters[0]?.sentences.map(({ citations }) => citations), [[
    "durations.definition",
    "other.definition",
  ]]);
});

Deno.test("a chapter without claims says so", () => {
  assert.deepEqual(texts([]), ["There is nothing to tell here: the data gave no claim."]);
});

Deno.test("the same claims give the same text, and the writer is named", () => {
  const chapters = [{ title: "T", claims: everyClaim }];
  assert.deepEqual(writeOffline(chapters), writeOffline(structuredClone(chapters)));
  const { writer, model, promptHash, reason } = writeOffline(chapters);
  assert.deepEqual({ writer, model, promptHash, reason }, {
    writer: "offline",
    model: null,
    promptHash: null,
    reason: null,
  });
});
