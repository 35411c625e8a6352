import assert from "node:assert/strict";
import { trendFinding } from "../../../lib/analyses/trend/analysis.ts";
import type { TrendRow } from "../../../lib/analyses/trend/rows.ts";
import type { Finding, Term } from "../../../lib/model/finding.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { alertsOf, company, incident } from "./_company.ts";

const options = { period: parsePeriod("2026-Q3"), against: parsePeriod("2026-Q2") };

function termOf(finding: Finding<object>, name: string): Term {
  const term = finding.terms.find(({ term }) => term === name);
  assert.ok(term, `${name} is missing`);
  return term;
}

function passed(finding: Finding<object>): string[] {
  return finding.terms.filter(({ qValue }) => typeof qValue === "number" && qValue <= 0.05)
    .map(({ term }) => term);
}

const steady = company({ rate: 6 });

Deno.test("each month ends one, three and twelve months, where so many are known", () => {
  const finding = trendFinding(steady, options);
  const last = finding.rows.filter(({ measure, month }) => measure === "count" && month === "2026-09");
  assert.deepEqual(last.map(({ view }) => view), ["month", "quarter", "year"]);
  const first = finding.rows.filter(({ measure }) => measure === "count").map(({ month }) => month).sort()[0];
  assert.equal(first, "2025-04");
  const inQuarter = steady.filter(({ startedAt }) => startedAt >= "2026-07-01").length;
  assert.equal(termOf(finding, "count.quarter").n, inQuarter);
});

Deno.test("incidents that halve for good are found, about when they did", () => {
  const finding = trendFinding(company({ rate: 12, since: { week: 39, rate: 0.35 } }), options);
  const shift = termOf(finding, "shift.count");
  assert.ok(passed(finding).includes("shift.count"), `q ${shift.qValue}`);
  assert.ok((shift.confHigh ?? 1) < 1 && (shift.confLow ?? 1) <= 0.35);
  const changed = Date.UTC(2026, 9, 1) - 39 * 7 * 86_400_000;
  assert.ok(Date.parse(shift.labels?.from ?? "") <= changed);
  assert.ok(Date.parse(shift.labels?.until ?? "") >= changed);
  assert.ok(
    (termOf(finding, "earlier.count").estimate ?? 0) > 2 * (termOf(finding, "later.count").estimate ?? 9),
  );
});

Deno.test("a tool that starts on the way is no rise: what it alone tells is left out, and told of", () => {
  const later = company({ rate: 8 }, createRandom(3)).map((row) => ({ ...row, tools: ["desk"] }))
    .filter(({ startedAt }) => startedAt >= "2026-04-01");
  const finding = trendFinding([...steady, ...later], options);
  assert.deepEqual(passed(finding), []);
  assert.match(finding.warnings[0] ?? "", /^Records of desk begin or end on the way/);
  const part = (name: string) => termOf(finding, `step.count.2026-Q2.${name}`).estimate ?? NaN;
  assert.ok(part("data") > 6 && part("difference") > 6);
  assert.equal(termOf(finding, "step.count.2026-Q2.data").labels?.tools, "desk");
});

Deno.test("parts of every step add up, and those of durations multiply", () => {
  const rows = [
    ...company({ rate: 8, swing: 0.4 }, createRandom(5)),
    ...company({ rate: 4 }, createRandom(6)).filter(({ startedAt }) => startedAt >= "2026-05-10")
      .map((row): TrendRow => ({ ...row, service: "added", resolvedAt: null })),
  ];
  const finding = trendFinding(rows, { ...options, alerts: alertsOf(rows) });
  const differences = finding.terms.filter(({ term }) => term.endsWith(".difference"));
  assert.ok(differences.length >= 20);
  for (const { term, estimate, unit } of differences) {
    const parts = ["mix", "within", "data"].map((part) =>
      termOf(finding, term.replace(/difference$/, part)).estimate ?? NaN
    );
    const sum = unit === "ratio" ? parts.reduce((a, b) => a * b, 1) : parts.reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(sum - (estimate ?? NaN)) < 1e-9, `${term}: ${parts} is not ${estimate}`);
  }
});

Deno.test("every line that was looked at says the smallest shift it would have shown", () => {
  const finding = trendFinding(steady, options);
  const looked = finding.terms.filter(({ term }) => term.startsWith("shift."));
  assert.equal(looked.length, finding.method.hypotheses);
  for (const { term } of looked) {
    const detectable = termOf(finding, term.replace(/^shift/, "detectable"));
    assert.ok((detectable.estimate ?? 0) > (detectable.unit === "ratio" ? 1 : 0), term);
  }
});

Deno.test("neither the order of the rows nor the names of services change a number", () => {
  const numbers = (rows: readonly TrendRow[]) =>
    trendFinding(rows, options).terms.map(({ n, estimate, pValue }) =>
      [n, estimate?.toPrecision(9), pValue].join(" ")
    ).sort();
  const expected = numbers(steady);
  const shuffled = createRandom(9).shuffle([...steady]);
  assert.deepEqual(numbers(shuffled), expected);
  assert.deepEqual(
    numbers(shuffled.map((row) => ({ ...row, service: `z${9 - Number(row.service?.at(-1))}` }))),
    expected,
  );
});

Deno.test("nothing at all, and a handful of incidents, are no error", () => {
  assert.deepEqual(
    trendFinding([], options).terms.map(({ term, estimate }) => [term, estimate]),
    [["lines.passed", 0], ["lines.thin", 0], ["level", 1 - 0.95]],
  );
  const few = trendFinding([incident("2026-08-01T00:00:00Z"), incident("2026-08-09T00:00:00Z")], options);
  assert.equal(few.method.hypotheses, 0);
  assert.match(few.skipped[0]?.reason ?? "", /^2 incidents: a trend is told from 40 on/);
});

Deno.test("values nobody told are unknown: no severity, no family, no end", () => {
  const rows = steady.map((row) => ({ ...row, severity: null, resolvedAt: null, isTooThin: true }));
  const finding = trendFinding(rows, options);
  const tested = finding.terms.filter(({ term }) => term.startsWith("shift.")).map(({ labels }) =>
    labels?.measure
  );
  assert.deepEqual([...new Set(tested)], ["count"]);
  assert.equal(termOf(finding, "severity.quarter").estimate, null);
});
