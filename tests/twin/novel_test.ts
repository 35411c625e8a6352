import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { drawSlots } from "../../lib/twin/families.ts";
import { novelTitles, novelWording } from "../../lib/twin/novel.ts";

Deno.test("no one-off title comes twice before all have come", () => {
  const slots = drawSlots("payments", createRandom(1));
  const titles = new Set(
    Array.from({ length: novelTitles }, (_, number) => novelWording(number, slots).title),
  );
  assert.equal(titles.size, novelTitles);
  assert.ok(novelTitles > 8_000);
});

Deno.test("a one-off body tells of its title and fills its slots", () => {
  const { title, body } = novelWording(17, drawSlots("payments", createRandom(1)));
  assert.ok(body.includes(title.split(" ")[0] as string));
  assert.doesNotMatch(body, /[{}]/);
});
