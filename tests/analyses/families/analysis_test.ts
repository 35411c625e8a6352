import assert from "node:assert/strict";
import { familiesFinding } from "../../../lib/analyses/families/analysis.ts";
import { familiesChart } from "../../../lib/analyses/families/chart.ts";
import { familiesClaims } from "../../../lib/analyses/families/claims.ts";
import type { FamilyRow } from "../../../lib/analyses/families/rows.ts";
import { familyTimelineChart } from "../../../lib/analyses/families/timeline_chart.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { wordsOf } from "../_charts.ts";
import { assertSound, headlineOf } from "../_claims.ts";

const period = parsePeriod("2026-Q3");

function row(at: number, parts: Partial<FamilyRow> = {}): FamilyRow {
  return {
    incidentId: `i${at}`,
    startedAt: new Date(Date.UTC(2026, 5, 1) + at * 86_400_000).toISOString(),
    title: `title ${at}`,
    summary: "what it says",
    services: [],
    familyId: null,
    family: null,
    terms: [],
    medoidIncidentId: null,
    stability: null,
    decidedBy: "found",
    reason: "alone",
    ...parts,
  };
}

const pools = {
  familyId: "F1",
  family: "Connection pools",
  terms: ["pool", "connection"],
  medoidIncidentId: "i3",
  stability: 0.91,
  reason: "member",
};
const queues = {
  familyId: "F2",
  family: "queue lag",
  terms: ["queue"],
  medoidIncidentId: "i4",
  stability: 0.4,
  reason: "member",
};
const rows = [
  ...Array.from({ length: 90 }, (_, at) => row(at, at % 3 === 0 ? pools : at % 3 === 1 ? queues : {})),
  row(90, { reason: "too_thin" }),
];

Deno.test("shares are of the period's incidents, and everything is counted once", () => {
  const finding = familiesFinding(rows, { period });
  const term = (name: string) => finding.terms.find(({ term }) => term === name)?.estimate;
  assert.deepEqual(["incidents", "families", "in_families", "in_none", "unstable"].map(term), [
    61,
    2,
    40,
    20,
    1,
  ]);
  assert.equal(term("share.F1"), 20 / 61);
  assert.deepEqual(finding.rows.map(({ familyId, isUnstable }) => [familyId, isUnstable]), [["F1", false], [
    "F2",
    true,
  ]]);
  assert.equal(finding.rows[0]?.medoidTitle, "title 3");
  assert.deepEqual(finding.rows[0]?.months, {
    "2026-06-01": 10,
    "2026-07-01": 11,
    "2026-08-01": 9,
  });
  assert.equal(finding.skipped[0]?.n, 1);
  assert.match(finding.warnings[0] ?? "", /"queue lag" is unstable: drawn anew, 40 % of it comes back/);
});

Deno.test("claims say who belongs where, and which families are unstable", () => {
  const claims = familiesClaims(familiesFinding(rows, { period }));
  assertSound(claims);
  assert.equal(headlineOf(claims), "40 of 61 incidents in 2026-Q3 belong to 2 families; 20 in none");
  const said = claims.map((claim) => renderClaim(claim)).join("\n");
  assert.match(said, /Connection pools: 20 incidents, 33 % of all/);
  assert.match(said, /queue lag: .*; the family is unstable\./);
  assert.match(
    said,
    /1 of 2 families is unstable: when incidents are drawn anew, less than 60 % of them comes back/,
  );
  assert.match(said, /1 incident says too little to be put into a family/);
});

Deno.test("of titles alone it is said how fine families can be", () => {
  const finding = familiesFinding(rows.map((one) => ({ ...one, summary: "" })), { period });
  assert.ok(finding.warnings.some((warning) => /only as fine as the templates of titles/.test(warning)));
  const claims = familiesClaims(finding);
  assertSound(claims);
  assert.match(
    claims.map((claim) => renderClaim(claim)).join("\n"),
    /only as fine as the templates of titles/,
  );
});

Deno.test("without incidents, families or a search nothing is claimed", () => {
  for (const some of [[], rows.map((one) => ({ ...one, familyId: null, reason: "alone" }))]) {
    const claims = familiesClaims(familiesFinding(some, { period }));
    assertSound(claims);
    assert.match(headlineOf(claims), /^No family can be told among the incidents of 2026-Q3/);
  }
  const unseen = familiesFinding([row(40, { reason: null, decidedBy: null })], { period });
  assert.match(unseen.skipped[0]?.reason ?? "", /load once more/);
});

Deno.test("where four fifths are in none, services that texts name are counted in place of families", async () => {
  const lost = Array.from(
    { length: 90 },
    (_, at) =>
      row(at, {
        title: "Disruption",
        summary: at % 10 === 9
          ? "Nothing was found."
          : `Slow answers of ${at % 3 === 0 ? "Pages" : "Webhooks and Pages"}`,
        services: at < 30 ? at % 3 === 0 ? ["Pages"] : ["Pages", "Webhooks"] : [],
        ...(at % 9 === 0 ? pools : {}),
      }),
  );
  const finding = familiesFinding(lost, { period });
  assert.deepEqual(finding.rows.map(({ familyId, incidents }) => [familyId, incidents]), [
    ["named-Pages", 54],
    ["named-Webhooks", 36],
  ]);
  assert.match(
    finding.warnings[0] ?? "",
    /^80 of 90 incidents .* Services that their texts name are counted/,
  );
  const claims = familiesClaims(finding);
  assertSound(claims);
  assert.equal(
    headlineOf(claims),
    "No families among 60 incidents of 2026-Q3: by 2 services their texts name; 6 name none",
  );
  assert.match(await wordsOf(familiesChart(finding)), /Webhooks.* 6 name none/s);
});

Deno.test("a family that holds nearly all tells nothing apart, unless people made it", () => {
  const alike = Array.from(
    { length: 50 },
    (_, at) =>
      row(at, {
        ...pools,
        title: at % 2 ? "Pages slow" : "Webhooks slow",
        services: [at % 2 ? "Pages" : "Webhooks"],
      }),
  );
  const finding = familiesFinding(alike, { period });
  assert.match(finding.warnings[0] ?? "", /^Nearly all of 50 incidents .* are in one family/);
  assert.deepEqual(finding.rows.map(({ family }) => family), ["Pages", "Webhooks"]);
  assert.match(
    headlineOf(familiesClaims(finding)),
    /^Nearly all in one family among \d+ incidents of 2026-Q3: by 2 services their texts name; 0 name none$/,
  );
  const byPeople = alike.map((one, at) => at === 0 ? { ...one, decidedBy: "people" } : one);
  assert.deepEqual(familiesFinding(byPeople, { period }).rows.map(({ family }) => family), [
    "Connection pools",
  ]);
});

Deno.test("charts name families, months and what is not drawn", async () => {
  const finding = familiesFinding(rows, { period });
  assert.match(await wordsOf(familiesChart(finding)), /Connection pools[\s\S]*queue lag \(unstable\)/);
  assert.match(await wordsOf(familyTimelineChart(finding)), /Incidents a month/);
  await wordsOf(familiesChart(familiesFinding([], { period })));
  await wordsOf(familyTimelineChart(familiesFinding([], { period })));
});
