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

Deno.test("a service that takes half as long makes the headline, from what to what", () => {
  const [headline, ...rest] = claimsOf(company(0.4));
  assert.ok(headline);
  assert.match(renderClaim(headline), /^payments: median time to resolve fell from .* (h|min) to .* min$/);
  assert.deepEqual([headline.strength, headline.direction], ["finding", "down"]);
  assert.ok(rest.some(({ id }) => id === "durations.change.evidence.1"));
});

Deno.test("a rise is told as a rise", () => {
  assert.match(headlineOf(claimsOf(company(3))), /^payments: median time to resolve rose from /);
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
    /^An overall change of time to resolve below ×1\.\d+, up or down, would .* \(180 incidents before, 120 now\)\.$/,
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
  assert.match(
    headlineOf(claimsOf([incident("2026-05-01", 60)])),
    /^Too few incidents in 2026-Q2\.\.2026-Q3/,
  );
});
