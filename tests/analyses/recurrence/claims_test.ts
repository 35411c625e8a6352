import assert from "node:assert/strict";
import { recurrenceFinding } from "../../../lib/analyses/recurrence/analysis.ts";
import { recurrenceClaims } from "../../../lib/analyses/recurrence/claims.ts";
import type { RecurrenceRow } from "../../../lib/analyses/recurrence/rows.ts";
import { parsePeriod, type Period } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { company, incident, type Kind, stable } from "./_company.ts";

const period = parsePeriod("2026-Q3");
const year = parsePeriod("2025-Q3..2026-Q2");

function claimsOf(rows: readonly RecurrenceRow[], against: Period | null = year) {
  const claims = recurrenceClaims(recurrenceFinding(rows, { period, against, permutations: 999 }));
  assertSound(claims);
  return claims;
}

function textsOf(kinds: readonly Kind[]): { headline: string; texts: string } {
  const claims = claimsOf(company(kinds, 78, period, createRandom(7)));
  return { headline: headlineOf(claims), texts: claims.map((claim) => renderClaim(claim)).join("\n") };
}

Deno.test("where every family keeps its pace, nothing is told as a change", () => {
  const { headline, texts } = textsOf(stable);
  assert.match(headline, /^\d+ % of incidents repeat a known family; no family's change passed its test$/);
  assert.match(
    texts,
    /^Of \d+ known families \d+ came back in 2026-Q3, and (none|[1-9]\d*) came for the first time\.$/m,
  );
  assert.match(
    texts,
    /^There is no evidence that the share of repeats differs from a stable process, which gives \d+ %/m,
  );
  assert.match(texts, /^Share that repeats a known family: \d+ % \(\d+ % to \d+ %; n = \d+\); \d+ % before/m);
});

Deno.test("a family that stays away is told as quiet, not as cured", () => {
  const { headline, texts } = textsOf([
    ...stable,
    { family: "cured", perWeek: 0.8, pace: (back) => back < 26 ? 0 : 1 },
  ]);
  assert.match(headline, /^cured: quiet for [\d.]+ days, longer than chance leaves$/);
  assert.match(
    texts,
    /^cured: none of its \d+ incidents started in the last \d+ weeks \(adjusted p below 0.001\)\.$/m,
  );
  assert.match(texts, /^A family that stays away may be cured, told in other words or no longer reported/m);
});

Deno.test("a family that comes more often makes the headline by its rates, before any old silence", () => {
  const { headline, texts } = textsOf([
    ...stable,
    { family: "cured", perWeek: 0.8, pace: (back) => back < 26 ? 0 : 1 },
    { family: "worse", perWeek: 3, shape: 10, pace: (back) => back < 13 ? 3 : 1 },
  ]);
  assert.match(headline, /^worse: incidents went from [\d.]+ a week to [\d.]+ a week$/);
  assert.match(texts, /^worse: \d+ incidents now, \d+ before: week for week [\d.]+× as many/m);
  assert.match(texts, /^cured: quiet for/m);
});

Deno.test("families whose members are uncertain come last, and the caveat says so", () => {
  const quiet = (family: string) => ({ family, perWeek: 0.8, pace: (back: number) => back < 26 ? 0 : 1 });
  const rows = company([...stable, quiet("sure"), quiet("unsure")], 78, period, createRandom(7))
    .map((row) => row.family === "unsure" ? { ...row, stability: 0.4 } : { ...row, stability: 0.9 });
  const claims = claimsOf(rows);
  assert.match(headlineOf(claims), /^sure: quiet/);
  const caveat = claims.find(({ role }) => role === "caveat");
  assert.ok(caveat);
  assert.match(renderClaim(caveat), /^1 of 2 changes told here are of unstable families/);
});

Deno.test("more repeats than a stable pace gives are told as such", () => {
  const flood = Array.from({ length: 15 }, (_, index) => ({
    family: `flood ${index}`,
    perWeek: 0.08,
    pace: (back: number) => back < 26 ? 4 : 1,
  }));
  const novel = { family: null, perWeek: 4, pace: (back: number) => back < 13 ? 0 : 1 };
  const claims = claimsOf(company([...flood, novel], 78, period, createRandom(8)), null);
  assert.match(
    headlineOf(claims),
    /^\d+ % of incidents repeat a known family, more than a stable pace gives$/,
  );
  assert.ok(claims.some(({ id, strength }) => id === "recurrence.stable" && strength === "finding"));
});

Deno.test("the longest name still makes a short headline", () => {
  const long = "a family whose name is much longer than any title can be";
  const rows = company(
    [...stable, { family: long, perWeek: 0.8, pace: (back) => back < 26 ? 0 : 1 }],
    78,
    period,
    createRandom(9),
  );
  assert.match(headlineOf(claimsOf(rows)), /…/);
});

Deno.test("where one family is all that is known, nothing is said to come back", () => {
  const one = ["2026-05-01", "2026-07-02", "2026-08-03"].map((start) => incident(start, start, "disk"));
  assert.equal(
    headlineOf(claimsOf(one, null)),
    "Only one family of incidents is known up to 2026-Q3: what comes back cannot be told apart",
  );
});

Deno.test("where one of two families holds nearly all, nothing is said to come back", () => {
  const days = ["05-01", "05-20", "06-04", "06-25", "07-11", "07-30", "08-14", "09-02", "09-21"].map((day) =>
    `2026-${day}`
  );
  const two = days.map((start, at) => incident(start, start, at === 2 ? "queue" : "disk"));
  assert.equal(
    headlineOf(claimsOf(two, null)),
    "Nearly all incidents up to 2026-Q3 are in one family: what comes back cannot be told apart",
  );
});

Deno.test("no family, no number; no incident in the period, no share", () => {
  assert.equal(headlineOf(claimsOf([], null)), "No family of incidents is known up to 2026-Q3");
  assert.equal(
    headlineOf(claimsOf([incident("a", "2026-05-01", "disk")], null)),
    "In 2026-Q3 no incident is known whose family could be told",
  );
});
