import assert from "node:assert/strict";
import { frequencyFinding } from "../../../lib/analyses/frequency/analysis.ts";
import { frequencyChangeClaims } from "../../../lib/analyses/frequency/change_claims.ts";
import type { FrequencyRow } from "../../../lib/analyses/frequency/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { bursts } from "./_incidents.ts";

const [before, now] = [parsePeriod("2026-Q2"), parsePeriod("2026-Q3")];

function claimsOf(rows: readonly FrequencyRow[], against: typeof before | null = before) {
  const claims = frequencyChangeClaims(frequencyFinding(rows, { period: now, against, permutations: 999 }));
  assertSound(claims);
  return claims;
}

function company(factor: number): FrequencyRow[] {
  const random = createRandom(8);
  return ["web", "db", "mail"].flatMap((service, index) => [
    ...bursts(before, { rate: 2, service, shape: 20, random }),
    ...bursts(now, { rate: index === 0 ? 2 * factor : 2, service, shape: 20, random }),
  ]);
}

Deno.test("a service that fails four times as often makes the headline, from what to what", () => {
  const claims = claimsOf(company(4));
  assert.match(headlineOf(claims), /^web: incidents went from [\d.]+ a week to [\d.]+ a week$/);
  assert.equal(claims[0]?.direction, null);
  const [caveat] = claims.filter(({ role }) => role === "caveat");
  assert.equal(caveat?.id, "frequency.change.cause");
});

Deno.test("a service that stops failing went to nothing", () => {
  assert.match(headlineOf(claimsOf(company(0))), /^web: incidents went from [\d.]+ a week to 0 a week$/);
});

Deno.test("beside an overall change nothing is said of overall changes that stay unseen", () => {
  const random = createRandom(11);
  const rows = [before, now].flatMap((span) =>
    bursts(span, { rate: span === now ? 9 : 3, shape: 20, random })
  );
  const caveats = claimsOf(rows).filter(({ role }) => role === "caveat");
  assert.deepEqual(caveats.map(({ id }) => id), ["frequency.change.cause"]);
});

Deno.test("without evidence nothing rose or fell, and the caveat says what would have shown", () => {
  const claims = claimsOf(company(1));
  assert.equal(
    headlineOf(claims),
    "No change in incidents a week since 2026-Q2 can be told apart from chance",
  );
  assert.ok(claims.some(({ role, id }) => role === "caveat" && id === "frequency.change.detectable"));
});

Deno.test("no earlier period, and no incidents, are told as such", () => {
  assert.match(headlineOf(claimsOf(company(1), null)), /^There is no earlier period/);
  assert.equal(
    headlineOf(claimsOf([])),
    "Too few incidents or weeks in 2026-Q2 and 2026-Q3 to compare them",
  );
});

Deno.test("the period that is too thin is named, be it the earlier or the later one", () => {
  const random = createRandom(9);
  const [early, late] = [before, now].map((span) => bursts(span, { rate: 3, service: "web", random }));
  assert.ok(early && late);
  assert.equal(
    headlineOf(claimsOf(late)),
    "Too few incidents or weeks in 2026-Q2 to compare 2026-Q3 with",
  );
  assert.equal(
    headlineOf(claimsOf(early)),
    "Too few incidents or weeks in 2026-Q3 to compare it with 2026-Q2",
  );
});

Deno.test("a service first recorded in the period did not rise: it is skipped, and the reason is told", () => {
  const random = createRandom(10);
  const rows = [
    ...[before, now].flatMap((span) => bursts(span, { rate: 4, service: "web", shape: 20, random })),
    ...bursts(now, { rate: 1.5, service: "added", shape: 20, random }),
  ];
  const finding = frequencyFinding(rows, { period: now, against: before, permutations: 999 });
  const skipped = finding.skipped.find(({ term }) => term === "rate.ratio.service.added");
  assert.equal(skipped?.reason, "first recorded in 2026-Q3");
  assert.ok(claimsOf(rows).every((claim) => !renderClaim(claim).startsWith("added")));
});
