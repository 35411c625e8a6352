import assert from "node:assert/strict";
import { findFamilies } from "../../../lib/analyses/families/find.ts";
import type { FamilyTextRow } from "../../../lib/analyses/families/text_rows.ts";
import { createRandom, type Random } from "../../../lib/stats/random.ts";
import { heldCompany } from "./_company.ts";

const runs = Deno.env.has("HINDCAST_LONG") ? 200 : 6;
const words = heldCompany(1).rows.flatMap(({ title, summary }) => `${title} ${summary}`.split(/\s+/));

/** Words of a real language, frequent ones more often, that tell of nothing. */
const kinds: readonly ((random: Random) => string)[] = [
  // As frequent as in a company's incidents.
  (random) => words[random.integer(words.length)] ?? "word",
  // Zipf's law: the rank of a word is about the inverse of its frequency.
  (random) => `word${Math.floor(Math.exp(random.next() * Math.log(3_000)))}`,
  // All as frequent.
  (random) => `word${random.integer(400)}`,
];

function structureless(seed: number): FamilyTextRow[] {
  const random = createRandom(seed);
  const draw = kinds[seed % kinds.length] ?? (() => "word");
  const size = [100, 250, 500][Math.floor(seed / 3) % 3] ?? 100;
  const text = (length: number) => Array.from({ length }, () => draw(random)).join(" ");
  return Array.from({ length: size }, (_, at) => ({
    incidentId: `i${String(at).padStart(4, "0")}`,
    startedAt: "2026-01-01T00:00:00.000Z",
    title: text(4 + random.integer(5)),
    summary: text(8 + random.integer(20)),
    services: [],
    causes: [],
  }));
}

Deno.test("text without structure has no family in at least 95 of 100 runs", () => {
  const counts = Array.from(
    { length: runs },
    (_, seed) => findFamilies(structureless(seed), { draws: 0 }).families.length,
  );
  const some = counts.filter((count) => count > 0);
  assert.ok(some.length <= 0.05 * runs, `families in ${some.length} of ${runs} runs`);
});
