import assert from "node:assert/strict";
import { createCompany } from "../../lib/twin/company.ts";
import { type Half, halfOf, wordingsIn } from "../../lib/twin/language.ts";
import { postmortemFiles } from "../../lib/twin/postmortems.ts";
import { wordingLists, wordsOf } from "./_wordings.ts";

const lists = wordingLists();
const wordings = [...new Set(lists.flatMap(([, own]) => own))];
const other: Readonly<Record<Half, Half>> = { tune: "held", held: "tune" };

// Two words in a row are the language of the trade (`connection pool`), three are somebody's wording.
const isTelling = (wording: string) => wordsOf(wording.replaceAll(/\{\w+\}/g, " ")).length >= 3;

Deno.test("every list has wordings in both halves, by the hash of their text alone", () => {
  for (const [name, own] of lists) {
    const [tune, held] = [wordingsIn(own, "tune"), wordingsIn(own, "held")];
    assert.ok(
      Math.min(tune.length, held.length) >= own.length / 5,
      `${name}: ${tune.length}, ${held.length}`,
    );
    assert.deepEqual([...tune, ...held].sort(), [...own].sort(), name);
  }
  // The rule is fixed: these stand on their sides for good.
  assert.equal(halfOf("connection pool"), "tune");
  assert.equal(halfOf("handshake failures after certificate expiry"), "held");
});

Deno.test("no list holds a wording twice, and none of three words stands inside one of the other half", () => {
  for (const [name, own] of lists) assert.equal(new Set(own).size, own.length, name);
  for (const inner of wordings.filter(isTelling)) {
    const around = wordings.filter((outer) =>
      halfOf(outer) !== halfOf(inner) && outer.toLowerCase().includes(inner.toLowerCase())
    );
    assert.deepEqual(around, [], inner);
  }
});

/** A wording as it stands in a text, with anything in its slots: a number, or what something is called. */
function asFound(wording: string): RegExp {
  const parts = wording.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(parts.join(".{1,60}?"), "i");
}

Deno.test("a company of one half says nothing in the words of the other", () => {
  for (const language of ["tune", "held"] as const) {
    const company = createCompany({ seed: 5, scale: "sample", language });
    const documents = postmortemFiles(company).flatMap(({ pieces }) => [...pieces()].map(({ text }) => text));
    const text = [...company.incidents.flatMap(({ title, body }) => [title, body]), ...documents].join("\n");
    const foreign = wordings.filter((wording) => isTelling(wording) && halfOf(wording) === other[language]);
    assert.ok(foreign.length > 300);
    assert.deepEqual(foreign.filter((wording) => asFound(wording).test(text)), []);
    const own = wordings.filter((wording) => isTelling(wording) && halfOf(wording) === language);
    const heard = own.filter((wording) => asFound(wording).test(text));
    assert.ok(heard.length > own.length * 0.7, `${heard.length} of ${own.length}`);
  }
});

Deno.test("with all wordings each incident is told in one half, about as often in either", () => {
  const told = createCompany({ seed: 1, scale: "sample" }).incidents.filter(({ kind }) =>
    kind === "incident"
  );
  const held = told.filter(({ half }) => half === "held");
  assert.ok(held.length > 160 && held.length < 240, `${held.length}`);
  assert.equal(told.filter(({ half }) => half === "tune").length, told.length - held.length);
});
