import assert from "node:assert/strict";
import { incidentHeads } from "../../../lib/analyses/incident_timeline/head_rows.ts";
import { unsupportedSentences } from "../../../lib/reports/draft/unsupported.ts";
import { writeDraft } from "../../../lib/reports/draft/write_draft.ts";
import { createRandom, type Random } from "../../../lib/stats/random.ts";
import { scratch } from "../notebook/_notebooks.ts";
import { paymentWarehouse } from "./_payment.ts";

type Mutation = (text: string, random: Random) => string;

/** Replaces one match, drawn at random, in what stands above the evidence. */
function replaceOne(pattern: RegExp, by: (found: string, random: Random) => string): Mutation {
  return (text, random) => {
    const end = text.indexOf("\n## Evidence");
    // Front matter, headings, banner and instructions are no sentences.
    const from = text.indexOf("\n## Summary");
    const places = [...text.slice(0, end).matchAll(pattern)].filter(({ index }) =>
      index > from && !/^(?:## |<!-- [A-Z])/.test(text.slice(text.lastIndexOf("\n", index) + 1))
    );
    const place = places[random.integer(places.length)];
    if (!place) return text;
    const changed = by(place[0], random);
    return `${text.slice(0, place.index)}${changed}${text.slice(place.index + place[0].length)}`;
  };
}

const other = (found: string, among: readonly string[], random: Random) => {
  const left = among.filter((one) => one !== found);
  return left[random.integer(left.length)] ?? found;
};

const ids = /\[\^[^\]]+\]/g;

const mutations: Readonly<Record<string, Mutation>> = {
  number: replaceOne(
    /(?<![\w.:^-])\d+(?![\w:-])/g,
    (found, random) => `${Number(found) + 1 + random.integer(9)}`,
  ),
  time: replaceOne(
    /\d\d:\d\d(?=:\d\d)/g,
    (found) => found.replace(/^\d\d/, (hour) => `${(Number(hour) + 1) % 24}`.padStart(2, "0")),
  ),
  date: replaceOne(/2026-03-04/g, () => "2026-03-05"),
  direction: replaceOne(/\b(?:before|after)\b/g, (found) => (found === "before" ? "after" : "before")),
  side: replaceOne(/\b(?:For|Against)\b(?=:)/g, (found) => (found === "For" ? "Against" : "For")),
  service: replaceOne(/payment-api|ledger/g, (found) => (found === "ledger" ? "payment-api" : "ledger")),
  citation: (text, random) => {
    const all = [...new Set(text.match(ids) ?? [])];
    return replaceOne(ids, (found) => other(found, all, random))(text, random);
  },
  added: replaceOne(/\.(?=\[\^)/g, () => " because nobody looked."),
};

Deno.test("of a thousand drafts with one thing changed nearly all are rejected, and the draft itself is not", async () => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path);
  const [head] = await incidentHeads(warehouse, "INC-4711");
  assert.ok(head);
  const out = `${folder.path}/draft`;
  const { claims } = await writeDraft(warehouse, {
    head,
    template: "reports/templates/postmortem/default.md",
    out,
  });
  warehouse.close();
  const draft = await Deno.readTextFile(`${out}/postmortem.md`);
  assert.deepEqual(unsupportedSentences(draft, claims), []);
  const random = createRandom(1);
  const kinds = Object.entries(mutations);
  const passed: string[] = [];
  for (let at = 0; at < 1000; at++) {
    const [name, mutate] = kinds[at % kinds.length] as [string, Mutation];
    const mutant = mutate(draft, random);
    assert.notEqual(mutant, draft, name);
    if (unsupportedSentences(mutant, claims).length === 0) passed.push(name);
  }
  assert.ok(passed.length <= 5, `${passed.length} passed: ${[...new Set(passed)].join(", ")}`);
});
