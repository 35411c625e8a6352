import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { drawSlots, type Family, type Paraphrases, variants, wordingOf } from "../../lib/twin/families.ts";

const families: readonly Family[] = ["pool", "memory", "certificate", "queue", "upstream", "cache"];

// With the same names and numbers in every slot, texts differ by their pattern only.
function patterns(family: Family, paraphrases: Paraphrases): { titles: Set<string>; bodies: Set<string> } {
  const slots = drawSlots("payments", createRandom(1));
  const random = createRandom(2);
  const drawn = Array.from({ length: 2_000 }, () => wordingOf(family, slots, paraphrases, random));
  return { titles: new Set(drawn.map(({ title }) => title)), bodies: new Set(drawn.map(({ body }) => body)) };
}

Deno.test("every family has 48 patterns of titles and of bodies, 24 in either half, none in both", () => {
  assert.equal(variants, 48);
  for (const family of families) {
    const [all, open, heldOut] = (["all", "open", "held-out"] as const).map((half) => patterns(family, half));
    for (const texts of ["titles", "bodies"] as const) {
      assert.equal(all?.[texts].size, 48, `${family} ${texts}`);
      assert.equal(open?.[texts].size, 24, `${family} ${texts}`);
      assert.equal(heldOut?.[texts].size, 24, `${family} ${texts}`);
      assert.equal(open?.[texts].isDisjointFrom(heldOut?.[texts] ?? new Set()), true);
    }
  }
});

Deno.test("no wording keeps a slot unfilled, and no two families share one", () => {
  const seen = new Map<string, Family>();
  for (const family of families) {
    const { titles, bodies } = patterns(family, "all");
    for (const text of [...titles, ...bodies]) {
      assert.doesNotMatch(text, /[{}]/);
      assert.equal(seen.has(text), false, text);
      seen.set(text, family);
    }
  }
});
