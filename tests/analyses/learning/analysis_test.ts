import assert from "node:assert/strict";
import { learningFinding } from "../../../lib/analyses/learning/analysis.ts";
import { learningChart } from "../../../lib/analyses/learning/chart.ts";
import { learningClaims } from "../../../lib/analyses/learning/claims.ts";
import type { LearningItemRow } from "../../../lib/analyses/learning/item_rows.ts";
import { learningOpenChart } from "../../../lib/analyses/learning/open_chart.ts";
import { learningOpenClaims } from "../../../lib/analyses/learning/open_claims.ts";
import type { LearningRow } from "../../../lib/analyses/learning/rows.ts";
import { termOf } from "../../../lib/model/claim_parts.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createRandom } from "../../../lib/stats/random.ts";

const period = parsePeriod("2026-Q3");
const day = (n: number) => new Date(Date.UTC(2025, 6, 1) + n * 86_400_000).toISOString();
const days = 457;

/** Incidents of a family at random days, as many a day as the rate says. */
function family(id: string | null, rate: (n: number) => number, seed: number): LearningRow[] {
  const random = createRandom(seed);
  return Array.from({ length: days }, (_, n) => n).filter((n) => random.next() < rate(n)).map((n) => ({
    ...{ incidentId: `${id}-${n}`, startedAt: day(n), familyId: id, family: id },
  }));
}

function item(familyId: string, noted: number, done: number | null, more: Partial<LearningItemRow> = {}) {
  return {
    ...{ itemId: `${familyId}-${noted}`, title: "Do it", familyId, incidentAt: day(noted - 2) },
    ...{ createdAt: day(noted), completedAt: done === null ? null : day(done) },
    ...{ status: done === null ? "accepted" : "done", ...more },
  };
}

const rest = family(null, () => 0.4, 99);
const cured = family("cured", (n) => n < 200 ? 0.2 : 0.01, 1);
const same = family("same", () => 0.15, 2);

Deno.test("a family that ended with what was done is told with its interval; one that went on is not", () => {
  const items = [item("cured", 60, 100), item("cured", 150, 200), item("same", 80, 200)];
  const finding = learningFinding([...rest, ...cured, ...same], { period, items });
  const [held, going] = ["held.cured", "held.same"].map((name) => termOf(finding, name));
  assert.ok((held?.confHigh ?? 1) < 0.4 && (held?.qValue ?? 1) < 0.01);
  assert.equal(held?.labels?.ids, "cured-150");
  assert.ok((going?.qValue ?? 0) > 0.05 && (going?.confLow ?? 1) < 1 && (going?.confHigh ?? 1) > 1);
  // Of 32 stretches of two weeks 18 lie behind that of day 200 and 13 before it, less two around each note.
  assert.deepEqual([held?.labels?.weeks_before, held?.labels?.weeks_after], ["18", "36"]);
  const [headline] = learningClaims(finding);
  assert.equal(headline?.strength, "finding");
  assert.match(headline?.text ?? "", /comes at \{ratio\} its former rate/);
  const sentences = learningClaims(finding).map((claim) => renderClaim(claim)).join("\n");
  assert.match(
    sentences,
    /cured .*: \d+ incidents in the 18 weeks counted before and \d+ in the 36 since, [\d.]+×/,
  );
  assert.match(sentences, /same .*no evidence that it holds; a fall to 0\.\d+× would have shown\./);
});

Deno.test("a rise of everything else is no lesson of a family", () => {
  const noise = family("noise", (n) => n < 200 ? 0 : 1, 5);
  const finding = learningFinding([...rest, ...same, ...noise], { period, items: [item("same", 80, 200)] });
  const held = termOf(finding, "held.same");
  assert.ok((held?.qValue ?? 0) > 0.05 && (held?.estimate ?? 0) > 0.6);
});

Deno.test("where so few incidents could show no fall, none is claimed", () => {
  const few = family("few", (n) => n < 200 ? 0.03 : 0, 7);
  const finding = learningFinding([...rest, ...few], { period, items: [item("few", 150, 200)], minimum: 3 });
  assert.equal(termOf(finding, "held.few")?.estimate, 0);
  assert.notEqual(learningClaims(finding)[0]?.strength, "finding");
});

Deno.test("what was done outside of what is known, or never, judges nothing and says why", () => {
  const items = [item("cured", 60, null), item("same", 450, 455), item("lost", 10, 20, { familyId: null })];
  const finding = learningFinding([...rest, ...cured, ...same], { period, items });
  assert.deepEqual(finding.skipped.map(({ term, reason }) => [term, reason.slice(0, 20)]), [
    ["held.same", "less than four weeks"],
    ["held.cured", "nothing of what was "],
    ["against", "0 families of which "],
  ]);
  assert.match(learningClaims(finding)[0]?.text ?? "", /cannot be told/);
});

Deno.test("families of which something was done are held against those of which nothing was, at the same age", () => {
  const rows = ["a", "b", "c"].flatMap((id, seed) => [
    ...family(id, (n) => n < 180 ? 0.15 : 0.02, seed),
    ...family(`${id}-left`, () => 0.15, 10 + seed),
  ]);
  const items = ["a", "b", "c"].flatMap((id) => [item(id, 120, 180), item(`${id}-left`, 120, null)]);
  const finding = learningFinding([...rest, ...rows], { period, items });
  const [against, done, left] = ["against", "against.done", "against.left"].map((name) =>
    termOf(finding, name)
  );
  assert.ok((against?.confHigh ?? 1) < 1 && (against?.qValue ?? 1) < 0.01);
  assert.ok((done?.estimate ?? 1) < 0.4 && (left?.estimate ?? 0) > 0.6);
  assert.equal(
    learningClaims(finding).find(({ id }) => id === "learning.against")?.strength,
    "finding",
  );
});

Deno.test("families with things to do open that came again since lead; what was turned down is not open", () => {
  const items = [
    item("same", 80, null),
    item("same", 120, null, { status: "proposed" }),
    item("cured", 60, null, { status: "rejected" }),
    item("cured", 70, null, { status: null }),
  ];
  const finding = learningFinding([...rest, ...cured, ...same], { period, items });
  assert.deepEqual(finding.rows.map(({ familyId, open }) => [familyId, open]), [["same", 2]]);
  const since = same.filter(({ startedAt }) => startedAt > day(80)).length;
  assert.equal(finding.rows[0]?.since, since);
  const [headline, first] = learningOpenClaims(finding);
  assert.equal(headline?.id, "learning.open");
  assert.match(renderClaim(first!), new RegExp(`^same: ${since} came in the [\\d.]+ days since the oldest`));
  assert.equal(learningOpenChart(finding).n, same.length);
  assert.equal(learningOpenClaims(learningFinding(rest, { period }))[0]?.id, "learning.none_open");
  assert.equal(learningChart(finding).n, 0);
});

Deno.test("what was done after the end of the period was open then; rows in any order say the same", () => {
  const items = [item("same", 80, 470), item("cured", 150, 200)];
  const rows = [...rest, ...cured, ...same];
  const finding = learningFinding(rows, { period, items });
  assert.equal(termOf(finding, "families.open")?.estimate, 1);
  const turned = learningFinding(rows.toReversed(), { period, items: items.toReversed() });
  assert.deepEqual(turned.terms, finding.terms);
});
