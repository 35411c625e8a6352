import assert from "node:assert/strict";
import { durationFinding } from "../../../lib/analyses/durations/analysis.ts";
import { durationChangeClaims } from "../../../lib/analyses/durations/change_claims.ts";
import type { DurationRow } from "../../../lib/analyses/durations/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { incident, logNormal, momentIn } from "./_incidents.ts";

const [before, now] = [parsePeriod("2025-Q2..2026-Q1"), parsePeriod("2026-Q2..2026-Q3")];

function claimsOf(rows: readonly DurationRow[], against: typeof before | null = before) {
  const claims = durationChangeClaims(durationFinding(rows, { period: now, against, permutations: 999 }));
  assertSound(claims);
  return claims;
}

function company(factor: number, service = "payments"): DurationRow[] {
  const random = createRandom(2);
  return [service, "search", "login"].flatMap((name) =>
    [before, now].flatMap((period) =>
      Array.from({ length: period === now ? 40 : 60 }, () =>
        incident(
          momentIn(period, random),
          logNormal(5400, 0.8, random) * (period === now && name === service ? factor : 1),
          { service: name },
        ))
    )
  );
}

Deno.test("a service that takes half as long makes the headline by its ratio; its two sides support it", () => {
  const [headline, ...rest] = claimsOf(company(0.4));
  assert.ok(headline);
  assert.match(
    renderClaim(headline),
    /^payments: typical time to resolve is 0\.\d+× what it was \(0\.\d+× to 0\.\d+×\)$/,
  );
  assert.deepEqual([headline.strength, headline.direction], ["finding", null]);
  const evidence = rest.find(({ id }) => id === "durations.change.evidence.1");
  assert.ok(evidence);
  assert.match(
    renderClaim(evidence),
    /^payments: typical time to resolve went from \S+ (h|min) to \S+ min \(geometric means; adjusted p .*; n = 100 in both periods\)\.$/,
  );
});

Deno.test("a service that takes longer is told as it was, in no words of a rise", () => {
  const [headline] = claimsOf(company(3));
  assert.match(headline ? renderClaim(headline) : "", /^payments: typical time to resolve is [2-4][\d.]*×/);
  assert.equal(headline?.direction, null);
  assert.ok(
    claimsOf(company(3)).some(({ id, role }) => role === "caveat" && id === "durations.change.cause"),
  );
});

Deno.test("beside an overall change nothing is said of overall changes that stay unseen", () => {
  const random = createRandom(6);
  const rows = [before, now].flatMap((period) =>
    Array.from(
      { length: 60 },
      () => incident(momentIn(period, random), logNormal(period === now ? 900 : 5400, 0.8, random)),
    )
  );
  const caveats = claimsOf(rows).filter(({ role }) => role === "caveat");
  assert.deepEqual(caveats.map(({ id }) => id), ["durations.change.cause"]);
});

Deno.test("without evidence nothing rose or fell, and the caveat says what would have shown", () => {
  const claims = claimsOf(company(1));
  assert.equal(
    headlineOf(claims),
    "No change in time to resolve since 2025-Q2..2026-Q1 can be told apart from chance",
  );
  const caveat = claims.find(({ role }) => role === "caveat");
  assert.ok(caveat);
  assert.match(
    renderClaim(caveat),
    /^An overall change of time to resolve below 1\.\d+×, up or down, would .* \(180 incidents before, 120 now\)\.$/,
  );
});

Deno.test("where the medians say otherwise than the test, the factor is told instead", () => {
  const shape = (times: readonly number[], start: string) => times.map((took) => incident(start, took));
  const rows = [
    ...shape([100, 100, 100, 100, 100, 100, 5000, 5000, 5000, 5000, 5000, 5200], "2025-05-01"),
    ...shape([4, 4, 4, 4, 4, 5100, 5100, 5100, 5100, 5100, 5100, 5100, 5100], "2026-05-01"),
    ...shape([1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6], "2026-05-02"),
  ];
  assert.doesNotMatch(headlineOf(claimsOf(rows)), /rose/);
});

Deno.test("a service with a very long name still makes a short headline, and its name stays a bound value", () => {
  const name = `checkout-{ratio}-<b>-9-${"x".repeat(80)}`;
  const claims = claimsOf(company(0.4, name));
  assert.ok(claims.every(({ text }) => !text.includes("checkout")));
});

Deno.test("no earlier period, and too thin ones, are told as such", () => {
  assert.match(headlineOf(claimsOf(company(1), null)), /^There is no earlier period/);
  assert.equal(
    headlineOf(claimsOf([incident("2026-05-01", 60)])),
    "Too few incidents in 2025-Q2..2026-Q1 and 2026-Q2..2026-Q3 to compare them",
  );
  const many = (start: string) => Array.from({ length: 9 }, (_, index) => incident(start, 60 + index));
  assert.equal(
    headlineOf(claimsOf(many("2025-05-01"))),
    "Too few incidents in 2026-Q2..2026-Q3 to compare it with 2025-Q2..2026-Q1",
  );
  assert.equal(
    headlineOf(claimsOf(many("2026-05-01"))),
    "Too few incidents in 2025-Q2..2026-Q1 to compare 2026-Q2..2026-Q3 with",
  );
});

Deno.test("a change whose printed interval holds 1 is none, whatever its test says", () => {
  const finding = durationFinding(company(0.4), { period: now, against: before, permutations: 999 });
  const touching = (confHigh: number | null) => ({
    ...finding,
    terms: finding.terms.map((term) =>
      term.term === "resolve.ratio.service.payments"
        ? { ...term, confHigh }
        : term.unit === "ratio"
        ? { ...term, qValue: 1 }
        : term
    ),
  });
  const headlines = [0.9, 0.998, 1.2, null].map((high) => headlineOf(durationChangeClaims(touching(high))));
  assert.match(headlines[0] ?? "", /^payments: typical time to resolve is/);
  for (const headline of headlines.slice(1)) assert.match(headline, /^No change in time to resolve/);
});
