import assert from "node:assert/strict";
import { trendFinding } from "../../../lib/analyses/trend/analysis.ts";
import { trendClaims } from "../../../lib/analyses/trend/claims.ts";
import { trendChart } from "../../../lib/analyses/trend/chart.ts";
import { trendStepChart } from "../../../lib/analyses/trend/step_chart.ts";
import type { TrendRow } from "../../../lib/analyses/trend/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { wordsOf } from "../_charts.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { alertsOf, company } from "./_company.ts";

const options = { period: parsePeriod("2026-Q3"), against: parsePeriod("2026-Q2") };

function findingOf(rows: readonly TrendRow[]) {
  return trendFinding(rows, { ...options, alerts: alertsOf(rows) });
}

function told(rows: readonly TrendRow[]) {
  const claims = trendClaims(findingOf(rows));
  assertSound(claims);
  return claims;
}

const steady = company({ rate: 6 });
const fallen = company({ rate: 12, since: { week: 39, rate: 0.35 } });

Deno.test("a lasting fall makes the headline, from what to what and when; its evidence has the interval", () => {
  const claims = told(fallen);
  assert.match(
    headlineOf(claims),
    /^(service \d: i|I)ncidents fell from [\d.]+ a week to [\d.]+ a week about 202[56]-\d\d-\d\d$/,
  );
  assert.equal(claims[0]?.direction, "down");
  const evidence = claims.find(({ id }) => id === "trend.shift.evidence.1");
  assert.match(
    evidence ? renderClaim(evidence) : "",
    /between 202[56]-\d\d-\d\d and 202[56].* \(adjusted p /,
  );
});

Deno.test("without evidence nothing rose or fell, and every line says what would have shown", () => {
  const claims = told(steady);
  assert.match(
    headlineOf(claims),
    /^No lasting shift since 2025-04-\d\d can be told from chance: \d+ lines looked at$/,
  );
  const lines = claims.filter(({ id }) => id.startsWith("trend.unseen."))
    .flatMap(({ text }) => text.split(", "));
  assert.equal(lines.length, findingOf(steady).method.hypotheses);
  assert.match(claims.find(({ role }) => role === "caveat")?.text ?? "", /would probably stay unseen/);
});

Deno.test("of the two periods' difference the parts are told, and nothing is called a change there", () => {
  const step = told(steady).find(({ id }) => id === "trend.step.duration");
  assert.match(
    step ? renderClaim(step) : "",
    /^Typical time to resolve: .* in 2026-Q2, .* in 2026-Q3; their ratio is [\d.]+× by the mix times [\d.]+× within groups\.$/,
  );
  assert.equal(step?.strength, "context");
});

Deno.test("a part that reads as nothing is left out, and so is its reason", () => {
  const finding = findingOf(steady);
  const setTo = (part: string, estimate: number) =>
    finding.terms.map((term) => term.term === `step.count.period.${part}` ? { ...term, estimate } : term);
  const sentenceOf = (terms: typeof finding.terms) => {
    const tools = terms.map((term) => ({ ...term, labels: { ...term.labels, tools: "tickets" } }));
    const step = trendClaims({ ...finding, terms: tools }).find(({ id }) => id === "trend.step.count");
    return step ? renderClaim(step) : "";
  };
  assert.match(sentenceOf(setTo("data", -0.004)), /; their difference is -?[\d.]+ a week within services\.$/);
  assert.match(
    sentenceOf(setTo("data", -0.4)),
    /, -0\.4 a week by the data \(records of tickets begin or end on the way\)\.$/,
  );
});

Deno.test("no incidents are told as such", () => {
  assert.match(headlineOf(told([])), /^Too few weeks of incidents are known up to 2026-Q3 to tell a trend$/);
});

Deno.test("what typical means is told where it is told of", () => {
  const definitionsOf = (rows: readonly TrendRow[]) =>
    told(rows).filter(({ role }) => role === "definition").map(({ id }) => id);
  assert.deepEqual(definitionsOf(steady), ["trend.definition", "trend.typical"]);
  assert.ok(!definitionsOf([]).includes("trend.typical"));
});

Deno.test("both charts are drawn, with data and without", async () => {
  for (const rows of [steady, fallen, []]) {
    const finding = findingOf(rows);
    const words = await wordsOf(trendChart(finding));
    assert.match(words, new RegExp(`n = ${rows.length} incidents`));
    if (rows.length > 0) assert.match(words, /Incidents a week · [\d.,]+×/);
    assert.doesNotMatch(words, /…/);
    await wordsOf(trendStepChart(finding));
  }
});
