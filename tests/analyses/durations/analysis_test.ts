import assert from "node:assert/strict";
import { durationFinding } from "../../../lib/analyses/durations/analysis.ts";
import type { DurationOptions } from "../../../lib/analyses/durations/options.ts";
import type { DurationRow } from "../../../lib/analyses/durations/rows.ts";
import type { Finding, Term } from "../../../lib/model/finding.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { rowsOf } from "../../../lib/model/rows.ts";
import { spellsTest } from "../../../lib/stats/log_rank_test.ts";
import { createRandom, type Random } from "../../../lib/stats/random.ts";
import { assertShare, simulations } from "../_simulation.ts";
import { incident, logNormal, momentIn } from "./_incidents.ts";

const [Q2, Q3] = [parsePeriod("2026-Q2"), parsePeriod("2026-Q3")];
const options: DurationOptions = { period: Q3, against: Q2, permutations: 399 };

function termOf(finding: Finding<object>, name: string): Term {
  const term = finding.terms.find(({ term }) => term === name);
  assert.ok(term, `${name} is missing`);
  return term;
}

function day(index: number, month = "07"): string {
  return `2026-${month}-${String(index + 1).padStart(2, "0")}T12:00:00Z`;
}

Deno.test("the median is that of the incidents that started in the period, whenever they ended", () => {
  const rows = [
    incident("2026-06-30T23:59:59Z", 9e6),
    incident("2026-07-01T00:00:00Z", 600),
    incident("2026-09-30T23:59:59Z", 1800),
    incident("2026-08-01T00:00:00Z", 1200),
    incident("2026-10-01T00:00:00Z", 9e6),
  ];
  const median = termOf(durationFinding(rows, { ...options, against: null }), "resolve.median.period");
  assert.deepEqual([median.estimate, median.n, median.confLow], [1200, 3, null]);
  assert.equal(median.labels?.method, "order statistics");
});

Deno.test("time to acknowledge runs from the declaration, time to mitigate from the start", () => {
  const rows = [incident(day(0), 3600, {
    declaredAt: "2026-07-01T12:10:00.000Z",
    acknowledgedAt: "2026-07-01T12:15:00.000Z",
    mitigatedAt: "2026-07-01T12:40:00.000Z",
  })];
  const finding = durationFinding(rows, options);
  assert.equal(termOf(finding, "acknowledge.median.period").estimate, 300);
  assert.equal(termOf(finding, "mitigate.median.period").estimate, 2400);
});

Deno.test("an incident whose end was not seen counts as lasting until then, and the method says so", () => {
  const seen = [600, 1200, 1800, 2400, 3000].map((took, index) => incident(day(index), took));
  const open = [0, 1].map((index) => incident(day(10 + index), null, { seen: 7200 }));
  const finding = durationFinding([...seen, ...open], options);
  const median = termOf(finding, "resolve.median.period");
  assert.deepEqual([median.estimate, median.n, median.labels?.method], [2400, 7, "Kaplan-Meier"]);
  assert.equal(termOf(finding, "resolve.censored.period").estimate, 2);
  assert.match(
    finding.skipped.find(({ term }) => term === "resolve.geometric_mean.period")?.reason ?? "",
    /2 of 7 ends were not seen/,
  );
});

Deno.test("a pair of times that contradict each other is left out and counted, and so is a missing one", () => {
  const rows = [incident(day(0), 600), incident(day(1), -60), incident(day(2), null)];
  const finding = durationFinding(rows, options);
  assert.equal(termOf(finding, "resolve.median.period").n, 1);
  assert.deepEqual(finding.warnings.filter((text) => text.includes("resolve")), [
    "Time to resolve: 1 incident is left out, the end comes before the start or after the load",
    "Time to resolve: 1 incident is left out, a time is missing",
  ]);
  assert.equal(termOf(finding, "resolve.left_out.period").estimate, 2);
});

Deno.test("an end long after the export was loaded is a typing error, not a duration", () => {
  const loadedAt = "2026-10-01T06:00:00.000Z";
  const rows = [
    incident(day(0), 600, { loadedAt }),
    incident(day(1), 26 * 365 * 86_400, { loadedAt }),
    incident("2026-09-30T12:00:00Z", 72_000, { loadedAt }),
  ];
  const finding = durationFinding(rows, options);
  assert.equal(termOf(finding, "resolve.median.period").n, 2);
  assert.equal(termOf(finding, "resolve.left_out.period").estimate, 1);
});

Deno.test("a duration of zero counts as one step of the clock that wrote the times", () => {
  const minutes = [0, 60, 120].map((took, index) => incident(day(index), took));
  const mean = (rows: readonly DurationRow[]) =>
    Math.round(termOf(durationFinding(rows, options), "resolve.geometric_mean.period").estimate ?? 0);
  assert.equal(mean(minutes), Math.round(Math.cbrt(60 * 60 * 120)));
  assert.equal(
    mean([...minutes, incident("2026-07-09T12:00:01Z", 60)]),
    Math.round((1 * 60 * 120 * 60) ** 0.25),
  );
});

Deno.test("a moment no tool records is not measured by the incidents that are still open", () => {
  const rows = [incident(day(0), 600), incident(day(1), null, { seen: 600 })];
  const finding = durationFinding(rows, options);
  assert.equal(finding.terms.find(({ term }) => term === "mitigate.median.period"), undefined);
  assert.ok(finding.skipped.some(({ term }) => term === "mitigate.median.period"));
});

Deno.test("nothing at all is no error: everything is skipped with its reason", () => {
  for (const against of [null, Q2]) {
    const finding = durationFinding([], { ...options, against });
    assert.equal(finding.method.hypotheses, 0);
    assert.ok(finding.terms.every(({ estimate }) => estimate === 0));
    assert.ok(finding.skipped.length > 0 && finding.skipped.every(({ reason }) => reason.length > 0));
  }
});

Deno.test("incidents that all took equally long are compared without an error", () => {
  const rows = [...Array(6).keys()].flatMap((
    index,
  ) => [incident(day(index), 60), incident(day(index, "05"), 60)]);
  const finding = durationFinding(rows, options);
  assert.equal(termOf(finding, "resolve.ratio").estimate, 1);
  assert.equal(termOf(finding, "resolve.detectable_ratio").estimate, null);
});

Deno.test("an arm below the minimum is not compared, and the reason gives both counts", () => {
  const rows = [...Array(8).keys()].map((index) => incident(day(index), 60 + index, { service: "web" }));
  const finding = durationFinding([...rows, incident(day(0, "05"), 60, { service: "web" })], options);
  assert.equal(
    finding.skipped.find(({ term }) => term === "resolve.ratio.service.web")?.reason,
    "1 incidents before and 8 now: a comparison needs 5 of each",
  );
});

Deno.test("severities are compared by Kruskal-Wallis' H; a hidden end weighs as what is sure of it", () => {
  const seen = [1, 2, 3, 4, 5, 6].map((took, index) =>
    incident(day(index), took, { severity: index < 3 ? 1 : 2 })
  );
  const statistic = (rows: readonly DurationRow[]) =>
    termOf(durationFinding(rows, { ...options, minimum: 3 }), "resolve.severity").statistic ?? NaN;
  // 12 / (n (n + 1)) · Σ R² / size − 3 (n + 1) = 12 / 42 · (6² + 15²) / 3 − 21.
  assert.ok(Math.abs(statistic(seen) - (12 / 42 * (36 + 225) / 3 - 21)) < 1e-12);
  const open = incident(day(5), null, { seen: 6, severity: 2 });
  assert.ok(Math.abs(statistic([...seen.slice(0, 5), open]) - statistic(seen)) < 1e-12);
});

Deno.test("the history has every quarter that has incidents, up to the end of the period", () => {
  const rows = ["2025-02-01", "2025-03-01", "2025-11-01", "2026-07-02", "2026-12-01"].map((start, index) =>
    incident(start, 60 * (index + 1))
  );
  const quarters = durationFinding(rows, options).terms
    .filter(({ term }) => /^resolve\.median\.\d/.test(term))
    .map(({ labels, estimate, n }) => [labels?.span, estimate, n]);
  assert.deepEqual(quarters, [["2025-Q1", 90, 2], ["2025-Q4", 180, 1], ["2026-Q3", 240, 1]]);
});

Deno.test("rows bring their query along; rows made by hand have none", () => {
  const query = { name: "durations", sql: "SELECT 1", parameters: {} };
  assert.equal(durationFinding(rowsOf([], query), options).query, query);
  assert.equal(durationFinding([], options).query, null);
});

Deno.test("periods that overlap are refused", () => {
  assert.throws(() => durationFinding([], { ...options, against: parsePeriod("2026") }), RangeError);
});

/** A company without any change: services of unequal size, two severities, log-normal durations. */
function quietCompany(random: Random, services: readonly number[], faster = 1): DurationRow[] {
  return services.flatMap((size, index) =>
    [Q2, Q3].flatMap((period) =>
      Array.from({ length: period === Q3 ? size : size * 2 }, () =>
        incident(
          momentIn(period, random),
          logNormal(3600, 1, random) * (period === Q3 && index === 0 ? faster : 1),
          { service: `service ${index}`, severity: random.next() < 0.5 ? 2 : 3 },
        ))
    )
  );
}

Deno.test("neither the order of the rows nor the names of the services change a number", () => {
  const random = createRandom(5);
  const rows = quietCompany(random, [8, 12, 6]);
  const numbers = (finding: Finding<object>) =>
    finding.terms
      .map(({ n, estimate, confLow, confHigh, pValue, qValue }) =>
        JSON.stringify([n, estimate, confLow, confHigh, pValue, qValue])
      ).sort();
  const expected = numbers(durationFinding(rows, options));
  const renamed = rows.map((row) => ({ ...row, service: `z${9 - Number(row.service?.at(-1))}` }));
  assert.deepEqual(numbers(durationFinding(random.shuffle([...rows]), options)), expected);
  assert.deepEqual(numbers(durationFinding(renamed, options)), expected);
});

Deno.test("the same seed gives the same finding", () => {
  const rows = quietCompany(createRandom(6), [8, 12]);
  assert.deepEqual(durationFinding(rows, options), durationFinding(rows, options));
});

Deno.test(`intervals of medians and means cover the truth (${simulations} simulations)`, () => {
  const random = createRandom(11);
  const truth = 3600;
  const covered = { "resolve.median.period": 0, "resolve.geometric_mean.period": 0, "resolve.ratio": 0 };
  for (let turn = 0; turn < simulations; turn++) {
    const rows = [Q2, Q3].flatMap((period) =>
      Array.from(
        { length: period === Q3 ? 30 : 45 },
        () => incident(momentIn(period, random), logNormal(truth, 1.5, random)),
      )
    );
    const finding = durationFinding(rows, { ...options, permutations: 199, seed: turn });
    for (const name of Object.keys(covered) as (keyof typeof covered)[]) {
      const { confLow, confHigh } = termOf(finding, name);
      const value = name === "resolve.ratio" ? 1 : truth;
      if ((confLow ?? 0) <= value && value <= (confHigh ?? Infinity)) covered[name]++;
    }
  }
  for (const count of Object.values(covered)) assertShare(count, simulations, { from: 0.95, to: 0.95 });
});

Deno.test(`Kaplan-Meier medians cover the truth when a third is censored (${simulations} simulations)`, () => {
  const random = createRandom(12);
  const truth = 3600;
  let covered = 0;
  for (let turn = 0; turn < simulations; turn++) {
    const rows = Array.from({ length: 50 }, () => {
      const took = logNormal(truth, 1.2, random);
      const seen = logNormal(2 * truth, 1, random);
      return took <= seen
        ? incident(momentIn(Q3, random), took)
        : incident(momentIn(Q3, random), null, { seen });
    });
    const finding = durationFinding(rows, { ...options, against: null, permutations: 1 });
    const { confLow, confHigh } = termOf(finding, "resolve.median.period");
    if ((confLow ?? 0) <= truth && truth <= (confHigh ?? Infinity)) covered++;
  }
  assertShare(covered, simulations, { from: 0.93, to: 0.97 });
});

Deno.test(`without a change any claim of one is as rare as the level (${simulations} simulations)`, () => {
  const random = createRandom(13);
  let reported = 0;
  for (let turn = 0; turn < simulations; turn++) {
    const finding = durationFinding(quietCompany(random, [5, 8, 20, 12]), {
      ...options,
      permutations: 199,
      seed: turn,
    });
    if (finding.terms.some(({ qValue }) => typeof qValue === "number" && qValue <= 0.05)) reported++;
  }
  assertShare(reported, simulations, { from: 0, to: 0.05 });
});

/** Some incidents are never closed in their tool, most of them late ones; last touched about when they ended. */
function forgetful(rows: readonly DurationRow[], random: Random): DurationRow[] {
  return rows.map((row) =>
    random.next() < (row.startedAt >= Q3.start ? 0.15 : 0.02)
      ? { ...row, resolvedAt: null, isCensored: true, censoredAt: row.resolvedAt }
      : row
  );
}

Deno.test(`incidents still open, most of them late, raise no false claim (${simulations} simulations)`, () => {
  const random = createRandom(15);
  let reported = 0;
  for (let turn = 0; turn < simulations; turn++) {
    const rows = forgetful(quietCompany(random, [12, 20, 30]), random);
    const finding = durationFinding(rows, { ...options, permutations: 199, seed: turn });
    if (finding.terms.some(({ qValue }) => typeof qValue === "number" && qValue <= 0.05)) reported++;
  }
  assertShare(reported, simulations, { from: 0, to: 0.05 });
});

Deno.test("ends that are only recorded less often than before are no change", () => {
  const spells = [...Array(40).keys()].map((index) => ({
    time: 600 * (index + 1),
    observed: index % 2 === 0,
  }));
  const before = spells.map(({ time }, index) => incident(day(index % 28, "05"), time));
  const after = spells.map(({ time, observed }, index) =>
    incident(day(index % 28), observed ? time : null, { seen: time })
  );
  const closed = spells.map(({ time }) => ({ time, observed: true }));
  assert.ok(spellsTest(closed, spells, { permutations: 999, seed: 1 }).pValue < 0.05);
  const { pValue, labels } = termOf(durationFinding([...before, ...after], options), "resolve.ratio");
  assert.ok((pValue ?? 0) > 0.5);
  assert.equal(labels?.method, "log-rank permutation");
});

Deno.test(`severities whose tickets are closed less often do not differ for it (${simulations} simulations)`, () => {
  const random = createRandom(17);
  let reported = 0;
  for (let turn = 0; turn < simulations; turn++) {
    const rows = Array.from({ length: 80 }, (_, index) => {
      const [severity, took] = [index % 2 ? 2 : 4, logNormal(3600, 1, random)];
      const isOpen = random.next() < (severity === 4 ? 0.3 : 0.02);
      return incident(momentIn(Q3, random), isOpen ? null : took, { seen: took, severity });
    });
    const finding = durationFinding(rows, { ...options, against: null, permutations: 199, seed: turn });
    if ((termOf(finding, "resolve.severity").pValue ?? 1) <= 0.05) reported++;
  }
  assertShare(reported, simulations, { from: 0, to: 0.05 });
});

Deno.test("what is still open at the last moment known is open for certain, and needs one test only", () => {
  const before = [...Array(40).keys()].map((index) => incident(day(index % 28, "05"), 600 * (index + 1)));
  const after = [...Array(40).keys()].map((index) =>
    incident(day(index % 28), null, { censoredAt: "2026-09-30T00:00:00.000Z" })
  );
  const { pValue } = termOf(durationFinding([...before, ...after], options), "resolve.ratio");
  assert.ok((pValue ?? 1) < 0.01);
});

Deno.test("a service that got faster is found although late incidents are not closed", () => {
  const random = createRandom(16);
  const companies = 20;
  let found = 0;
  for (let turn = 0; turn < companies; turn++) {
    const rows = forgetful(quietCompany(random, [60, 20, 20], 0.4), random);
    const { terms } = durationFinding(rows, { ...options, permutations: 499, seed: turn });
    if ((terms.find(({ term }) => term === "resolve.ratio.service.service 0")?.qValue ?? 1) <= 0.05) found++;
  }
  assert.ok(found >= 0.8 * companies, `${found} of ${companies} found`);
});

Deno.test("a service that takes half as long is found; the others are reported no more often than the level", () => {
  const random = createRandom(14);
  let [found, others] = [0, 0];
  const companies = 40;
  for (let turn = 0; turn < companies; turn++) {
    const rows = quietCompany(random, [60, 20, 20, 20, 20, 20, 20, 20], 0.5);
    const finding = durationFinding(rows, { ...options, permutations: 999, seed: turn });
    const passing = finding.terms.filter(({ term, qValue }) =>
      term.startsWith("resolve.ratio.service") && (qValue ?? 1) <= 0.05
    );
    if (passing.some(({ labels }) => labels?.service === "service 0")) found++;
    if (passing.some(({ labels }) => labels?.service !== "service 0")) others++;
  }
  assert.ok(found >= 0.9 * companies, `${found} of ${companies} found`);
  assertShare(others, companies, { from: 0, to: 0.05 });
});
