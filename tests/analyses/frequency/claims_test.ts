import assert from "node:assert/strict";
import { frequencyFinding } from "../../../lib/analyses/frequency/analysis.ts";
import { frequencyClaims } from "../../../lib/analyses/frequency/claims.ts";
import type { FrequencyRow } from "../../../lib/analyses/frequency/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { bursts, incident } from "./_incidents.ts";

const period = parsePeriod("2026-Q3");

function claimsOf(rows: readonly FrequencyRow[]) {
  const claims = frequencyClaims(frequencyFinding(rows, { period, against: null }));
  assertSound(claims);
  return claims;
}

function company(rates: readonly number[]): FrequencyRow[] {
  const random = createRandom(4);
  return rates.flatMap((rate, index) =>
    bursts(period, { rate, service: `service-${index}`, shape: 20, random })
  );
}

Deno.test("a service far above the others is the headline, with its count; the shrunken rate supports it", () => {
  const claims = claimsOf(company([9, 1, 1, 0.5]));
  assert.match(headlineOf(claims), /^service-0 fails more often than any other: \d+ of \d+ incidents$/);
  const first = claims.find(({ id }) => id === "frequency.first");
  assert.ok(first);
  assert.match(renderClaim(first), /^service-0: \d+ incidents, shrunken rate [\d.]+ a week/);
});

Deno.test("among equals the first is not crowned, and its rivals are counted", () => {
  assert.match(
    headlineOf(claimsOf(company([1, 1, 1, 1]))),
    /^service-\d has most incidents, but 3 of 3 others may be first$/,
  );
});

Deno.test("services with the same count share the first place", () => {
  const rows = ["web", "db", "mail"].flatMap((service, place) =>
    Array.from(
      { length: place === 2 ? 2 : 6 },
      (_, week) => incident(Date.UTC(2026, 6, 2 + week * 14 + place), service),
    )
  );
  assert.equal(headlineOf(claimsOf(rows)), "2 services share the most incidents, 6 each");
});

Deno.test("the n of a period without incidents is its own, not that of both periods", () => {
  const against = parsePeriod("2026-Q2");
  const rows = bursts(against, { rate: 5, service: "web", random: createRandom(4) });
  const claims = frequencyClaims(frequencyFinding(rows, { period, against, permutations: 99 }));
  assert.equal(headlineOf(claims), "No rate of incidents can be told for 2026-Q3 (n = 0)");
});

Deno.test("without services the rate of all is told; without incidents, that none can be told", () => {
  const unnamed = Array.from(
    { length: 26 },
    (_, index) => incident(Date.UTC(2026, 6, 1) + index * 3.5 * 86_400_000),
  );
  assert.match(headlineOf(claimsOf(unnamed)), /^In 2026-Q3 incidents started at 2 a week$/);
  assert.equal(headlineOf(claimsOf([])), "No rate of incidents can be told for 2026-Q3 (n = 0)");
});

Deno.test("incidents outside whole weeks are told of", () => {
  const rows = [...company([3, 1]), incident("2026-09-30T12:00:00Z", "service-1")];
  assert.match(
    claimsOf(rows).map((claim) => renderClaim(claim)).join("\n"),
    /\d+ of \d+ incidents fall on days that fill no whole week and are in no rate\./,
  );
});

Deno.test("where nearly all incidents are of one service, the caveat says so, and each service is judged by itself", () => {
  const claims = claimsOf(company([19, 0.5, 0.5]));
  const caveat = claims.find(({ role }) => role === "caveat");
  assert.ok(caveat);
  assert.match(
    renderClaim(caveat),
    /^service-0 has \d+ of \d+ incidents: what all of them show is what it shows; the notebook tells each service apart\.$/,
  );
  assert.equal(
    caveat.values.count?.value,
    claims.find(({ id }) => id === "frequency.first")?.values.n?.value,
  );
});

Deno.test("a change of the one service that has nearly all incidents is found on no other service", () => {
  const against = parsePeriod("2026-Q2");
  const random = createRandom(9);
  const rows = [
    ...bursts(against, { rate: 8, service: "web", shape: 20, random }),
    ...bursts(period, { rate: 24, service: "web", shape: 20, random }),
    ...[against, period].flatMap((span) => bursts(span, { rate: 0.6, service: "db", shape: 20, random })),
  ];
  const finding = frequencyFinding(rows, { period, against });
  const passed = finding.terms.filter(({ qValue }) => typeof qValue === "number" && qValue <= 0.05);
  assert.deepEqual(passed.map(({ labels }) => labels?.service), [undefined, "web"]);
  const caveats = frequencyClaims(finding).filter(({ role }) => role === "caveat").map((one) =>
    renderClaim(one)
  );
  assert.match(caveats.join(), /^web has /);
});

Deno.test("where incidents are spread over services, the caveat speaks of all", () => {
  const caveat = claimsOf(company([3, 1, 1])).find(({ role }) => role === "caveat");
  assert.match(caveat?.text ?? "", /^A service with more incidents is not a worse one/);
});
