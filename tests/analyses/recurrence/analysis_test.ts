import assert from "node:assert/strict";
import { recurrenceFinding } from "../../../lib/analyses/recurrence/analysis.ts";
import type { RecurrenceRow } from "../../../lib/analyses/recurrence/rows.ts";
import type { Finding, Term } from "../../../lib/model/finding.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { rowsOf } from "../../../lib/model/rows.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { assertShare, simulations } from "../_simulation.ts";
import { company, incident, stable } from "./_company.ts";

const [Q2, Q3] = [parsePeriod("2026-Q2"), parsePeriod("2026-Q3")];
const options = { period: Q3, against: Q2, permutations: 399 };

function termOf(finding: Finding<object>, name: string): Term {
  const term = finding.terms.find(({ term }) => term === name);
  assert.ok(term, `${name} is missing`);
  return term;
}

function passing(finding: Finding<object>): Term[] {
  return finding.terms.filter(({ qValue }) => typeof qValue === "number" && qValue <= 0.05);
}

Deno.test("a family that came back tells how long it was away, and one that did not how long it is", () => {
  const rows = [
    incident("a", "2026-04-01", "disk"),
    incident("b", "2026-06-01", "disk"),
    incident("c", "2026-07-11", "disk"),
    incident("d", "2026-09-01", "disk"),
    incident("e", "2026-05-02", "cache"),
    incident("f", "2026-08-01", "dns"),
    incident("g", "2026-10-01", "dns"),
  ];
  const finding = recurrenceFinding(rows, options);
  const gap = termOf(finding, "gap.family.disk");
  assert.deepEqual([gap.estimate, gap.n, gap.unit], [40 * 86_400, 2, "s"]);
  assert.equal(termOf(finding, "since_last.family.cache").estimate, 152 * 86_400);
  assert.equal(finding.terms.find(({ term }) => term === "gap.family.cache"), undefined);
  const counts = ["known", "back", "new"].map((name) => termOf(finding, `families.${name}`).estimate);
  assert.deepEqual(counts, [3, 1, 1]);
});

Deno.test("a repeat is an incident whose family had come before; texts too thin to tell are in no share", () => {
  const rows = [
    incident("a", "2026-05-01", "disk"),
    incident("b", "2026-07-02", "disk"),
    incident("c", "2026-07-20", "dns"),
    incident("d", "2026-08-20", "dns"),
    incident("e", "2026-09-20"),
    incident("f", "2026-09-21", null, { isTooThin: true }),
  ];
  const finding = recurrenceFinding(rows, options);
  const share = termOf(finding, "repeats.period");
  assert.deepEqual([share.estimate, share.n], [0.5, 4]);
  assert.equal(termOf(finding, "repeats.against").estimate, 0);
  assert.equal(termOf(finding, "incidents.too_thin").estimate, 1);
  assert.ok(
    finding.warnings.includes(
      "1 of 5 incidents of 2026-Q3 are in no share: too few words, or families not looked for yet",
    ),
  );
  assert.deepEqual(finding.rows.map(({ incidentId, isRepeat }) => [incidentId, isRepeat]), [
    ["a", false],
    ["b", true],
    ["c", false],
    ["d", true],
  ]);
});

Deno.test("rates are told in both periods and, of the families with most incidents, in every quarter", () => {
  const rows = Array.from(
    { length: 39 },
    (_, week) => incident(`i-${week}`, Date.parse("2026-01-02") + week * 7 * 86_400_000, "disk"),
  );
  const finding = recurrenceFinding(rows, options);
  for (const span of ["period", "against", "2026-Q2", "2026-Q3"]) {
    const { estimate, confLow, confHigh, unit } = termOf(finding, `rate.${span}.family.disk`);
    assert.equal(unit, "per_week");
    assert.ok(estimate === 1 && (confLow ?? 1) < 1 && (confHigh ?? 1) > 1);
  }
});

Deno.test("nothing at all, and incidents without any family, are no error", () => {
  for (const against of [null, Q2]) {
    for (const rows of [[], [incident("a", "2026-07-01")]]) {
      const finding = recurrenceFinding(rows, { ...options, against });
      assert.equal(finding.method.hypotheses, 0);
      assert.equal(finding.rows.length, 0);
      assert.ok(finding.skipped.every(({ reason }) => reason.length > 0));
    }
  }
});

Deno.test("what cannot be tested is listed with its reason", () => {
  const rows = [incident("a", "2026-06-01", "disk"), incident("b", "2026-07-02", "disk")];
  const { skipped } = recurrenceFinding(rows, options);
  const reasons = new Map(skipped.map(({ term, reason }) => [term, reason]));
  assert.equal(reasons.get("since_last.family.disk"), "2 incidents ever: a silence is judged from 5 on");
  assert.match(reasons.get("rate.ratio.family.disk") ?? "", /a comparison needs/);
  assert.match(reasons.get("repeats.stable") ?? "", /weeks are known before the period/);
});

Deno.test("neither the order of the rows nor the names of families change a number", () => {
  const random = createRandom(3);
  const rows = company(stable, 60, Q3, random);
  const renamed = (row: RecurrenceRow) => ({ ...row, family: row.family === null ? null : `z${row.family}` });
  const numbers = (finding: Finding<object>) =>
    finding.terms.map(({ labels: _, ...numbers }) => JSON.stringify(numbers));
  const expected = numbers(recurrenceFinding(rows, options));
  assert.deepEqual(numbers(recurrenceFinding(random.shuffle([...rows]), options)), expected);
  assert.deepEqual(numbers(recurrenceFinding(rows.map(renamed), options)), expected);
});

Deno.test("rows bring their query along, and periods that overlap are refused", () => {
  const query = { name: "recurrence", sql: "SELECT 1", parameters: {} };
  assert.equal(recurrenceFinding(rowsOf([], query), options).query, query);
  assert.throws(() => recurrenceFinding([], { ...options, against: parsePeriod("2026") }), RangeError);
});

Deno.test(`a company that keeps its pace has claims as rarely as the level (${simulations} simulations)`, async (t) => {
  const random = createRandom(41);
  let [any, silences, silent, ratios, unequal, shares, odd, inside] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let turn = 0; turn < simulations; turn++) {
    const finding = recurrenceFinding(company(stable, 78, Q3, random), {
      ...options,
      permutations: 199,
      seed: turn,
    });
    if (passing(finding).length > 0) any++;
    for (const { term, pValue } of finding.terms) {
      if (typeof pValue !== "number") continue;
      const passes = pValue <= 0.05 ? 1 : 0;
      if (term.startsWith("since_last.")) [silences, silent] = [silences + 1, silent + passes];
      if (term.startsWith("rate.ratio.")) [ratios, unequal] = [ratios + 1, unequal + passes];
      if (term === "repeats.stable") [shares, odd] = [shares + 1, odd + passes];
    }
    const { statistic, confLow, confHigh } = termOf(finding, "repeats.stable");
    if ((statistic ?? NaN) >= (confLow ?? NaN) && (statistic ?? NaN) <= (confHigh ?? NaN)) inside++;
  }
  const figures =
    `any claim ${any / simulations}, silences ${silent / silences}, ratios ${unequal / ratios}, ` +
    `shares ${odd / shares}, inside the range ${inside / simulations}`;
  await t.step(figures, () => {
    assertShare(any, simulations, { from: 0, to: 0.05 });
    assertShare(silent, silences, { from: 0, to: 0.05 });
    assertShare(unequal, ratios, { from: 0, to: 0.06 });
    assertShare(odd, shares, { from: 0.03, to: 0.05 });
    assertShare(inside, simulations, { from: 0.95, to: 0.97 });
  });
});

Deno.test("a family that was cured is found quiet, one that doubled is found, the others are not", async (t) => {
  const random = createRandom(42);
  const companies = 40;
  let [cured, doubled, told, falsely] = [0, 0, 0, 0];
  for (let turn = 0; turn < companies; turn++) {
    const kinds = [
      ...stable,
      { family: "cured", perWeek: 0.7, pace: (back: number) => back < 20 ? 0 : 1 },
      { family: "doubled", perWeek: 4, shape: 10, pace: (back: number) => back < 13 ? 2 : 1 },
    ];
    const finding = recurrenceFinding(company(kinds, 78, Q3, random), {
      period: Q3,
      against: parsePeriod("2025-Q3..2026-Q2"),
      permutations: 999,
      seed: turn,
    });
    const families = passing(finding).filter(({ labels }) => labels?.family_id !== undefined);
    const isTold = (name: string) => families.some(({ term }) => term === name);
    if (isTold("since_last.family.cured")) cured++;
    if (isTold("rate.ratio.family.doubled")) doubled++;
    told += families.length;
    falsely += families.filter(({ labels }) => labels?.family?.startsWith("family")).length;
  }
  await t.step(
    `cured ${cured}, doubled ${doubled} of ${companies}; ${falsely} of ${told} told falsely`,
    () => {
      assert.ok(cured >= 0.9 * companies);
      assert.ok(doubled >= 0.9 * companies);
      // The adjustment holds the share of false ones among those told.
      assertShare(falsely, told, { from: 0, to: 0.05 });
    },
  );
});
