import assert from "node:assert/strict";
import { guessCauses } from "../../../lib/analyses/causes/guess.ts";
import { categories, companyRows, incident, labelledFirst } from "./_incidents.ts";

const options = { role: "cause", categories } as const;

Deno.test("without labels seed words guess, quoted as written, and nothing is guessed where none stands", () => {
  const { guesses, labels } = guessCauses([
    incident("The Certificate had expired."),
    incident("It was slow for a while."),
  ], options);
  assert.equal(labels, 0);
  assert.equal(guesses[0]?.category, "security");
  assert.deepEqual(guesses[0]?.evidence.toSorted(), ["Certificate", "expired"]);
  assert.equal(guesses[1]?.category, null);
  assert.deepEqual(guesses[1]?.evidence, []);
});

Deno.test("cause and trigger are read where the text speaks of them", () => {
  const rows = [
    incident("It started when a release was rolled out. The root cause was a missing limit on the pool."),
  ];
  assert.equal(guessCauses(rows, options).guesses[0]?.likeliest, "capacity");
  assert.equal(guessCauses(rows, { ...options, role: "trigger" }).guesses[0]?.likeliest, "deployment");
});

Deno.test("labels overrule seed words", () => {
  const odd = Array.from(
    { length: 12 },
    (_, at) =>
      incident(`Disk of the printer was purple again, run ${"abcdefghijkl"[at]}.`, { label: "process" }),
  );
  const others = Array.from(
    { length: 12 },
    (_, at) => incident(`A router dropped packets in hall ${"abcdefghijkl"[at]}.`, { label: "network" }),
  );
  const { guesses } = guessCauses(
    [...odd, ...others, incident("The disk of the printer was purple.")],
    options,
  );
  assert.equal(guesses[0]?.category, "process");
});

Deno.test("guesses leave labelled incidents alone, also those labelled unknown, and quote words of the incident only", () => {
  const rows = labelledFirst(companyRows(1, "tune"), 60).map((row, at) =>
    at === 5 ? { ...row, label: "unknown" } : row
  );
  const { guesses, labels } = guessCauses(rows, options);
  assert.equal(labels, 59);
  assert.equal(guesses.length, rows.length - 60);
  const byId = new Map(rows.map((row) => [row.incidentId, row]));
  for (const { incidentId, evidence, category, probability } of guesses) {
    const row = byId.get(incidentId);
    for (const word of evidence) assert.ok(`${row?.title}.\n${row?.summary}`.includes(word), word);
    assert.equal(category === null, probability < 0.5);
    assert.ok(probability > 0 && probability <= 1);
  }
});

Deno.test("guesses do not depend on the order of rows", () => {
  const rows = labelledFirst(companyRows(2, "tune").slice(0, 60), 30);
  const once = guessCauses(rows, options).guesses;
  const turned = new Map(
    guessCauses(rows.toReversed(), options).guesses.map((guess) => [guess.incidentId, guess]),
  );
  for (const { incidentId, likeliest } of once) assert.equal(turned.get(incidentId)?.likeliest, likeliest);
});
