import assert from "node:assert/strict";
import { durationFinding } from "../../../lib/analyses/durations/analysis.ts";
import { durationClaims } from "../../../lib/analyses/durations/claims.ts";
import type { DurationRow } from "../../../lib/analyses/durations/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { incident, logNormal, momentIn } from "./_incidents.ts";

const period = parsePeriod("2026-Q3");

function claimsOf(rows: readonly DurationRow[]) {
  const claims = durationClaims(durationFinding(rows, { period, against: null, permutations: 999 }));
  assertSound(claims);
  return claims;
}

function company(factor: number): DurationRow[] {
  const random = createRandom(9);
  return Array.from({ length: 80 }, (_, index) =>
    incident(
      momentIn(period, random),
      logNormal(3600, 1, random) * (index % 2 ? factor : 1),
      { severity: index % 2 ? 1 : 2 },
    ));
}

Deno.test("the headline is the median; its interval and n stand beside it", () => {
  const claims = claimsOf(company(1));
  assert.match(headlineOf(claims), /^Half of the incidents were resolved within \d+ min$/);
  assert.match(
    claims.map((claim) => renderClaim(claim)).join("\n"),
    /^The interval of this median is \d+ min to .* \(n = 80\)\.$/m,
  );
});

Deno.test("severity drives nothing unless its test passes, and even then causes nothing", () => {
  const severity = (rows: readonly DurationRow[]) =>
    claimsOf(rows).filter(({ id }) => id === "durations.severity").map((claim) => renderClaim(claim)).join();
  assert.equal(
    severity(company(1)),
    "There is no evidence that time to resolve differs between severities (n = 80).",
  );
  assert.match(
    severity(company(8)),
    /^Time to resolve differs between severities .* association, not a cause\.$/,
  );
  assert.equal(severity(company(1).map((row) => ({ ...row, severity: null }))), "");
});

Deno.test("open incidents and left out ones are told in numbers", () => {
  const rows = [...company(1), incident("2026-08-01", null, { seen: 86_400 }), incident("2026-08-02", -5)];
  const texts = claimsOf(rows).map((claim) => renderClaim(claim));
  assert.ok(
    texts.includes(
      "The end of 1 of 81 incidents was not seen: they count as lasting at least until last seen.",
    ),
  );
  assert.ok(texts.includes("1 of 82 incidents is left out: a time is missing, or contradicts another."));
});

Deno.test("no incident, no number", () => {
  assert.equal(
    headlineOf(claimsOf([])),
    "Time to resolve in 2026-Q3 cannot be told: too few incidents have both times",
  );
});
