import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import type { Voice } from "../../lib/twin/voice.ts";
import { subjects } from "../../lib/twin/banks/subjects.ts";
import { categories } from "../../lib/twin/category.ts";
import type { Half } from "../../lib/twin/language.ts";
import { novelTelling, subjectOf } from "../../lib/twin/novel.ts";
import { drawSlots } from "../../lib/twin/slots.ts";

function voiceOf(half: Half): Voice {
  const random = createRandom(1);
  return { half, random, slots: drawSlots("payments", ["search"], random) };
}

Deno.test("every subject comes before one comes again, and every category is the cause and the trigger of some", () => {
  const walked = Array.from({ length: subjects.length }, (_, number) => subjectOf(number + 70_049));
  assert.ok(subjects.length >= 60);
  assert.equal(new Set(walked).size, subjects.length);
  for (const category of categories) {
    assert.equal(subjects.filter(({ cause }) => cause === category).length, 8, category);
    assert.ok(subjects.filter(({ trigger }) => trigger === category).length >= 4, category);
  }
});

Deno.test("a subject that comes again does something else wrong: no one-off title comes twice in a thousand", () => {
  for (const half of ["tune", "held"] as const) {
    const voice = voiceOf(half);
    const titles = Array.from({ length: 1_000 }, (_, number) => novelTelling(number, voice).title);
    assert.equal(new Set(titles).size, titles.length);
  }
});

Deno.test("a one-off account fills its slots and says why", () => {
  const voice = voiceOf("held");
  for (let number = 0; number < 500; number++) {
    const { title, symptoms, why } = novelTelling(number, voice);
    assert.doesNotMatch([title, ...symptoms, why].join(" "), /[{}]|undefined/);
  }
});
