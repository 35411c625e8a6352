import assert from "node:assert/strict";
import { recurrenceFinding } from "../../../lib/analyses/recurrence/analysis.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createCompany } from "../../../lib/twin/company.ts";
import { endedAt } from "../../../lib/twin/occurrences.ts";
import { incident } from "./_company.ts";

const [period, against] = [parsePeriod("2026-Q3"), parsePeriod("2026-Q2")];
const ended = Object.keys(endedAt);
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

/** Families that are told as quiet for longer than chance leaves. */
function quietIn(seed: number): string[] {
  const rows = createCompany({ seed, scale: "sample" }).incidents
    .filter(({ kind }) => kind === "incident")
    .map(({ id, createdAt, family }) => incident(id, createdAt, family));
  return recurrenceFinding(rows, { period, against, permutations: 499 }).terms
    .filter(({ term, qValue }) => term.startsWith("since_last.") && (qValue ?? 1) <= 0.05)
    .map(({ labels }) => labels?.family ?? "");
}

Deno.test("families that an action item ended are found quiet, and no other: 20 companies", async (t) => {
  const quiet = seeds.map(quietIn);
  const found = quiet.flat().filter((family) => ended.includes(family)).length;
  const falsely = quiet.flat().length - found;
  await t.step(`${found} of ${ended.length * seeds.length} found, ${falsely} falsely`, () => {
    assert.equal(found, ended.length * seeds.length);
    assert.ok(falsely <= 1);
  });
});
