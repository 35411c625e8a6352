import assert from "node:assert/strict";
import { calendarFinding } from "../../../lib/analyses/calendar/analysis.ts";
import { calendarClaims } from "../../../lib/analyses/calendar/claims.ts";
import type { CalendarRow } from "../../../lib/analyses/calendar/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { poisson } from "../_simulation.ts";
import { type Hour, isOffice, quarter } from "./_weeks.ts";

function claimsOf(rows: readonly CalendarRow[]) {
  const claims = calendarClaims(
    calendarFinding(rows, { period: parsePeriod("2026-Q3"), zone: "Europe/Berlin" }),
  );
  assertSound(claims);
  return claims;
}

Deno.test("a busy slot is the headline, with its ratio and interval", () => {
  const random = createRandom(3);
  const busy = ({ weekday, hour }: Hour) => weekday === 2 && hour >= 6 && hour < 12;
  const claims = claimsOf(quarter((hour) => poisson(busy(hour) ? 0.5 : 0.04, random)));
  assert.match(
    headlineOf(claims),
    /^Incidents start more often on Tuesdays 06:00–12:00 than the clock explains$/,
  );
  assert.match(
    claims.map((claim) => renderClaim(claim)).join("\n"),
    /^On Tuesdays 06:00–12:00 incidents start at [\d.]+× the rate .* \([\d.]+× to [\d.]+×; adjusted p .*\)\.$/m,
  );
  assert.match(claims.map((claim) => renderClaim(claim)).join("\n"), /Hours are local to Europe\/Berlin\./);
});

Deno.test("where changes keep the same hours, the claim says so and names no cause", () => {
  const random = createRandom(6);
  const texts = claimsOf(quarter(
    (hour) => poisson(isOffice(hour) ? 0.5 : 0.05, random),
    (hour) => poisson(isOffice(hour) ? 5 : 0.5, random),
  )).map((claim) => renderClaim(claim)).join("\n");
  assert.match(texts, /Changes keep such hours too: .* An association, not a cause\./);
});

Deno.test("where changes keep to working hours more strictly still, they explain the incidents of those hours", () => {
  const random = createRandom(6);
  const texts = claimsOf(quarter(
    (hour) => poisson(isOffice(hour) ? 0.5 : 0.1, random),
    (hour) => poisson(isOffice(hour) ? 5 : 0.1, random),
  )).filter(({ text }) => text.includes("more often") || text.includes("hanges"));
  assert.match(
    texts.map((claim) => renderClaim(claim)).join("\n"),
    /more often[^]*Changes keep such hours too/,
  );
});

Deno.test("where changes keep other hours, the slot still stands out", () => {
  const random = createRandom(6);
  const busy = ({ weekday, hour }: Hour) => weekday === 2 && hour >= 6 && hour < 12;
  const rows = quarter((hour) => poisson(busy(hour) ? 0.6 : 0.04, random), () => poisson(1, random));
  assert.match(
    claimsOf(rows).map((claim) => renderClaim(claim)).join("\n"),
    /The hours of changes do not explain it all: 1 of 1 such slots/,
  );
});

Deno.test("without a pattern nothing stands out; without incidents nothing can be told", () => {
  const random = createRandom(12);
  assert.match(
    headlineOf(claimsOf(quarter(() => poisson(0.05, random)))),
    /^No hour of the week stands out beyond/,
  );
  assert.match(headlineOf(claimsOf([])), /^Too few incidents to tell .* \(n = 0\)$/);
});
