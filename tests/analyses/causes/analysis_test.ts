import assert from "node:assert/strict";
import { causeFinding } from "../../../lib/analyses/causes/analysis.ts";
import { causeChart } from "../../../lib/analyses/causes/chart.ts";
import { causeClaims } from "../../../lib/analyses/causes/claims.ts";
import { causeConfusionChart } from "../../../lib/analyses/causes/confusion_chart.ts";
import { causeLearningChart } from "../../../lib/analyses/causes/learning_chart.ts";
import { causeTimelineChart } from "../../../lib/analyses/causes/timeline_chart.ts";
import { quartersOf } from "../../../lib/model/quarters.ts";
import { isInPanel } from "../../../lib/model/label_panel.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { wordsOf } from "../_charts.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { categories, companyRows, incident, labelledFirst } from "./_incidents.ts";

const options = { role: "cause", categories, period: null } as const;

const all = companyRows(1, "tune");
/** The panel, and every third incident. */
const some = all.map((row, at) => isInPanel(row.incidentId) || at % 3 === 0 ? row : { ...row, label: null });
const finding = causeFinding(some, { ...options, sizes: [50] });

function estimate(term: string): number {
  return finding.terms.find((one) => one.term === term)?.estimate ?? NaN;
}

Deno.test("shares of all incidents are told from guesses and random labels, and hold the truth", () => {
  const shares = finding.terms.filter(({ term }) => term.startsWith("share."));
  assert.equal(shares.length, 10);
  const held = shares.filter(({ labels, confLow, confHigh }) => {
    const truth = all.filter(({ label }) => label === labels?.category).length / all.length;
    return (confLow ?? 1) <= truth && truth <= (confHigh ?? 0);
  });
  assert.ok(held.length >= 9, `${held.length} of 10`);
  assert.ok(
    shares.every(({ n }) =>
      n === some.filter(({ label, incidentId }) => label !== null && isInPanel(incidentId)).length
    ),
  );
});

Deno.test("the test is on later incidents only, beside seed words and the commonest category", () => {
  const later = some.filter(({ label }) => label !== null);
  assert.equal(estimate("labels.train") + estimate("labels.test"), later.length);
  assert.ok(estimate("micro_f1.classifier") > estimate("micro_f1.keywords"));
  assert.ok(estimate("micro_f1.keywords") > estimate("micro_f1.majority"));
  assert.ok(estimate("learning.50") < 1);
  assert.equal(finding.rows.reduce((sum, { n }) => sum + n, 0), estimate("labels.test"));
  const right = finding.rows.filter(({ label, answer }) => label === answer).reduce(
    (sum, { n }) => sum + n,
    0,
  );
  assert.equal(estimate("micro_f1.classifier"), right / estimate("labels.test"));
});

Deno.test("what later incidents say changes nothing of what was learned before them", () => {
  const cut = all[60]?.startedAt ?? "";
  const few = labelledFirst(all.slice(0, 110), 25).map((row, at) => at >= 88 ? all[at] ?? row : row);
  const learned = (rows: typeof few) =>
    causeFinding(rows, { ...options, cut, sizes: [] }).terms.find(({ term }) =>
      term === "micro_f1.classifier"
    );
  const garbled = few.map((row) =>
    row.startedAt >= cut && row.label === null ? { ...row, summary: "pool vendor bug" } : row
  );
  assert.deepEqual(learned(garbled), learned(few));
});

Deno.test("few labels are said to be few, and nothing is told from them", () => {
  const thin = causeFinding(labelledFirst(all, 10), options);
  assert.deepEqual(thin.skipped.map(({ term }) => term), ["share", "micro_f1"]);
  assert.match(
    thin.skipped[1]?.reason ?? "",
    /10 incidents have a label: a test needs 20 earlier and 20 later ones/,
  );
  const claims = causeClaims(thin);
  assertSound(claims);
  assert.match(headlineOf(claims), /^Which causes dominate cannot be told yet/);
});

function estimateIn(found: typeof finding, name: string) {
  return found.terms.find(({ term }) => term === name)?.estimate ?? NaN;
}

Deno.test("without labels it says so, and what seed words alone make of the incidents, as guesses", async () => {
  const rows = [
    ...Array.from({ length: 3 }, (_, at) => incident(`The vendor was down, part ${"abc"[at]}`)),
    incident("A bug"),
    incident("Slow since noon"),
  ];
  const found = causeFinding(rows, options);
  assert.equal(estimateIn(found, "seeds.dependency"), 3 / 5);
  assert.equal(estimateIn(found, "seeds.code"), 1 / 5);
  assert.equal(estimateIn(found, "seeds.none"), 1 / 5);
  assert.ok(!found.terms.some(({ term }) => term === "seeds.right" || term.startsWith("share.")));
  const claims = causeClaims(found);
  assertSound(claims);
  assert.equal(headlineOf(claims), "Which causes dominate cannot be told yet: there are no labels");
  const told = claims.map((claim) => renderClaim(claim)).join("\n");
  assert.match(told, /point most often at dependency, in 60 % of incidents, and at nothing in 20 %/);
  assert.match(told, /deno task label asks for the labels/);
  const chart = await wordsOf(causeChart(found));
  assert.match(chart, /no seed word/);
  assert.match(chart, /Guesses, not shares/);
  for (const empty of [causeConfusionChart(found), causeLearningChart(found)]) {
    assert.match(await wordsOf(empty), /a test needs 20 earlier and 20 later ones/);
  }
});

Deno.test("seed words are checked on the labels at random that there are, before there are enough", () => {
  const panel = all.filter(({ incidentId }) => isInPanel(incidentId)).slice(0, 12);
  const asked = new Set(panel.map(({ incidentId }) => incidentId));
  const found = causeFinding(
    all.map((row) => asked.has(row.incidentId) ? row : { ...row, label: null }),
    options,
  );
  const right = found.terms.find(({ term }) => term === "seeds.right");
  assert.equal(right?.n, 12);
  assert.ok((right.confLow ?? 0) > 0 && (right.confHigh ?? 1) < 1);
  const claims = causeClaims(found);
  assertSound(claims);
  assert.equal(headlineOf(claims), "Which causes dominate cannot be told yet: 12 of 20 labels at random");
  assert.match(claims.map((claim) => renderClaim(claim)).join("\n"), /Of 12 labels at random seed words had/);
  // With enough of them shares take their place.
  assert.ok(!finding.terms.some(({ term }) => term.startsWith("seeds.")));
});

Deno.test("labels without meaning teach nothing, and the finding says so", () => {
  const random = createRandom(4);
  const rows = all.slice(0, 70).map((row) => ({
    ...row,
    label: categories[random.integer(10)]?.name ?? null,
  }));
  const { terms, warnings } = causeFinding(rows, { ...options, sizes: [] });
  const above = terms.find(({ term }) => term === "above.keywords");
  assert.ok((above?.confLow ?? 1) <= 0);
  assert.equal(
    warnings.filter((warning) => /cannot be told from chance|Seed words alone/.test(warning)).length,
    1,
  );
});

Deno.test("claims are sound and the charts hold what they say", async () => {
  const claims = causeClaims(finding);
  assertSound(claims);
  assert.match(
    claims.map((claim) => renderClaim(claim)).join("\n"),
    /On 80 later incidents guesses were right for \d+ %/,
  );
  const shares = await wordsOf(causeChart(finding));
  assert.match(shares, /configuration/);
  const confusion = await wordsOf(causeConfusionChart(finding));
  assert.match(confusion, /Decided/);
  assert.match(confusion, /n = 80 later incidents with a label/);
  assert.match(await wordsOf(causeLearningChart(finding)), /seed words alone/);
});

/** Incidents of a quarter. */
function during(label: string | undefined) {
  const found = quartersOf(Date.parse(all[0]?.startedAt ?? ""), "2027-01-01").find((one) =>
    one.label === label
  );
  return all.filter(({ startedAt }) => startedAt >= (found?.start ?? "") && startedAt < (found?.end ?? ""));
}

Deno.test("shares of every quarter hold the truth, and since when a category comes first follows from them", async () => {
  const quarters = finding.terms.filter(({ term }) => term.startsWith("quarter."));
  assert.ok(quarters.length >= 60);
  const held = quarters.filter(({ labels, confLow, confHigh, n }) => {
    const own = during(labels?.quarter);
    assert.equal(own.length, n);
    const truth = own.filter(({ label }) => label === labels?.category).length / own.length;
    return (confLow ?? 1) <= truth && truth <= (confHigh ?? 0);
  });
  assert.ok(held.length >= 0.93 * quarters.length, `${held.length} of ${quarters.length}`);
  assert.match(await wordsOf(causeTimelineChart(finding)), /dependency[^]*2026-Q2/);
  assert.match(await wordsOf(causeTimelineChart(causeFinding([], options))), /no incident started/);
});

Deno.test("since when: every quarter, the last alone, or not the last", () => {
  const share = (category: string, estimate: number, quarter?: string) => ({
    term: quarter === undefined ? `share.${category}` : `quarter.${quarter}.${category}`,
    n: 30,
    estimate,
    unit: "share" as const,
    confLow: 0,
    confHigh: 1,
    labels: { category, ...(quarter === undefined ? {} : { quarter }) },
  });
  const told = (...leaders: readonly string[]) => {
    const terms = leaders.flatMap((leader, at) =>
      ["code", "data"].map((category) => share(category, category === leader ? 0.6 : 0.3, `2026-Q${at + 1}`))
    );
    const claims = causeClaims({ ...finding, terms: [share("code", 0.6), share("data", 0.3), ...terms] });
    assertSound(claims);
    const since = claims.find(({ id }) => id === "causes.since");
    return since === undefined ? null : renderClaim(since);
  };
  assert.equal(
    told("data", "code", "code"),
    "By these shares code came first in each of the last 2 quarters, since 2026-Q2. Whether that is chance was not tested.",
  );
  assert.equal(
    told("data", "code"),
    "code came first in 2026-Q2 by these shares; in 2026-Q1 it was data. Whether that is chance was not tested.",
  );
  assert.equal(
    told("code", "data"),
    "In 2026-Q2 alone data came first by these shares. Whether that is chance was not tested.",
  );
  assert.equal(told("code"), null);
});

Deno.test("a period tells shares of its own incidents", () => {
  const period = { label: "2026-Q3", start: "2026-07-01T00:00:00.000Z", end: "2026-10-01T00:00:00.000Z" };
  const { terms, warnings } = causeFinding(some, { ...options, period, sizes: [] });
  const inside = all.filter(({ startedAt }) => startedAt >= period.start && startedAt < period.end).length;
  assert.equal(terms.find(({ term }) => term === "incidents")?.n, inside);
  assert.ok(warnings.length <= 2);
});
