import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { textsOf } from "../../lib/twin/account.ts";
import type { Voice } from "../../lib/twin/voice.ts";
import { banks, type Family } from "../../lib/twin/banks/mod.ts";
import { familyTelling } from "../../lib/twin/families.ts";
import type { Half } from "../../lib/twin/language.ts";
import { drawSlots } from "../../lib/twin/slots.ts";

const families = Object.keys(banks) as Family[];

// With the same names and numbers in every slot, texts differ by their wordings only.
function texts(family: Family, half: Half): { titles: Set<string>; bodies: Set<string> } {
  const slots = drawSlots("payments", ["search"], createRandom(1));
  const voice: Voice = { half, slots, random: createRandom(2) };
  const drawn = Array.from({ length: 4_000 }, () => {
    const { cause, trigger } = banks[family];
    return textsOf(familyTelling(family, voice), { cause, trigger, isSilent: false }, voice);
  });
  return { titles: new Set(drawn.map(({ title }) => title)), bodies: new Set(drawn.map(({ body }) => body)) };
}

Deno.test("every family has thousands of summaries and over a thousand titles in either half, none in both", () => {
  for (const family of families) {
    const [tune, held] = [texts(family, "tune"), texts(family, "held")];
    for (const { titles, bodies } of [tune, held]) {
      assert.ok(titles.size > 1_000, `${family}: ${titles.size} titles`);
      assert.ok(bodies.size > 3_000, `${family}: ${bodies.size} bodies`);
    }
    assert.equal(tune.titles.isDisjointFrom(held.titles), true, family);
    assert.equal(tune.bodies.isDisjointFrom(held.bodies), true, family);
  }
});

Deno.test("no wording keeps a slot unfilled, and no two families share a summary", () => {
  const seen = new Map<string, Family>();
  for (const family of families) {
    const { titles, bodies } = texts(family, "tune");
    for (const text of [...titles, ...bodies]) assert.doesNotMatch(text, /[{}]|undefined/);
    for (const text of bodies) {
      assert.equal(seen.has(text), false, text);
      seen.set(text, family);
    }
  }
});

Deno.test("a word that tells a family in some of its titles is missing in most of them", () => {
  for (const family of families) {
    const titles = [...texts(family, "held").titles];
    const counts = new Map<string, number>();
    for (const title of titles) {
      for (const word of new Set(title.toLowerCase().match(/[a-z]{3,}/g))) {
        if (!/^(payments|search|prod|again|trouble|opened)$/.test(word)) {
          counts.set(word, (counts.get(word) ?? 0) + 1);
        }
      }
    }
    const most = Math.max(...counts.values()) / titles.length;
    assert.ok(most < 0.5, `${family}: ${most}`);
  }
});
