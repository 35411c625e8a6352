import assert from "node:assert/strict";
import { frequencyFinding } from "../../../lib/analyses/frequency/analysis.ts";
import type { FrequencyOptions } from "../../../lib/analyses/frequency/options.ts";
import type { FrequencyRow } from "../../../lib/analyses/frequency/rows.ts";
import type { Finding, Term } from "../../../lib/model/finding.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom, type Random } from "../../../lib/stats/random.ts";
import { assertShare, simulations } from "../_simulation.ts";
import { bursts, incident } from "./_incidents.ts";

const [Q2, Q3] = [parsePeriod("2026-Q2"), parsePeriod("2026-Q3")];
const options: FrequencyOptions = { period: Q3, against: Q2, permutations: 399 };

function termOf(finding: Finding<object>, name: string): Term {
  const term = finding.terms.find(({ term }) => term === name);
  assert.ok(term, `${name} is missing`);
  return term;
}

/** One incident a day from the first of April on, so that both quarters are known to their ends. */
function daily(service: string, days = 183): FrequencyRow[] {
  return Array.from({ length: days }, (_, day) => incident(Date.UTC(2026, 3, 1 + day, 12), service));
}

Deno.test("rates count whole weeks from the first day; the days left over are counted and named", () => {
  const finding = frequencyFinding(daily("web"), options);
  const rate = termOf(finding, "rate.period");
  assert.deepEqual([rate.estimate, rate.n, rate.labels?.weeks], [7, 91, "13"]);
  assert.equal(termOf(finding, "incidents.period").estimate, 92);
  assert.equal(termOf(finding, "incidents.outside_weeks").estimate, 1);
});

Deno.test("an incident counts once overall and once for each of its services", () => {
  const rows = daily("web").flatMap((row) => [row, { ...row, service: "db" }]);
  const finding = frequencyFinding(rows, options);
  assert.equal(termOf(finding, "rate.period").estimate, 7);
  assert.equal(termOf(finding, "rate.period.service.db").estimate, 7);
  assert.equal(termOf(finding, "rate.period.service.web").estimate, 7);
});

Deno.test("a service without incidents has a rate of zero with an upper bound, and is ranked last", () => {
  const quiet = { incidentId: null, service: "quiet", startedAt: null };
  const finding = frequencyFinding([...daily("web"), quiet], options);
  const rate = termOf(finding, "rate.period.service.quiet");
  assert.equal(rate.estimate, 0);
  assert.ok((rate.confHigh ?? 0) > 0);
  assert.deepEqual(finding.rows.map(({ service }) => service), ["web", "quiet"]);
});

Deno.test("weeks beyond the end of the export are unknown, not quiet", () => {
  const finding = frequencyFinding(daily("web", 91 + 30), options);
  const rate = termOf(finding, "rate.period");
  assert.deepEqual([rate.estimate, rate.labels?.weeks], [7, "4"]);
  assert.match(finding.warnings[0] ?? "", /^9 weeks of 2026-Q3 are left out/);
});

Deno.test("weeks before the beginning of the export are unknown, not quiet", () => {
  const finding = frequencyFinding(daily("web").slice(60), options);
  assert.deepEqual(
    [termOf(finding, "rate.against").estimate, termOf(finding, "rate.against").labels?.weeks],
    [7, "4"],
  );
});

Deno.test("one stray date far from all others turns no unknown week into a quiet one, and is told of", () => {
  const random = createRandom(31);
  const [start, end] = ["2026-05-20", "2026-10-01"].map((day) => `${day}T00:00:00.000Z`);
  assert.ok(start && end);
  const bulk = ["web", "db", "mail", "queue"].flatMap((service) =>
    bursts({ label: "known", start, end }, { rate: 2, service, random })
  );
  for (const stray of ["2003-02-01", "2025-06-01"]) {
    const finding = frequencyFinding([incident(stray, "web"), ...bulk], options);
    assert.ok(finding.terms.every(({ qValue }) => (qValue ?? 1) > 0.05), "no change is reported");
    assert.equal(termOf(finding, "rate.against").labels?.weeks, "5");
    assert.match(finding.warnings[0] ?? "", /^1 incident starts half a year or more away .* from 2026-05-2/);
  }
});

Deno.test("one stray date after the export's end turns no unknown week into a quiet one", () => {
  const rows = [...daily("web", 80), incident("2027-06-20T00:00:00Z", "web")];
  const finding = frequencyFinding(rows, { ...options, period: parsePeriod("2027-Q2") });
  assert.equal(finding.method.hypotheses, 0);
  assert.match(finding.warnings[0] ?? "", /^1 incident starts .* from 2026-04-01 to 2026-06-19/);
});

Deno.test("two long spells of incidents with years between are both known", () => {
  const rows = [
    ...daily("web"),
    ...daily("web").map(({ service, startedAt }) =>
      incident(Date.parse(startedAt ?? "") - 3 * 365 * 86_400_000, service)
    ),
  ];
  const finding = frequencyFinding(rows, { ...options, against: parsePeriod("2023-Q3") });
  assert.equal(termOf(finding, "rate.against").estimate, 7);
  assert.deepEqual(finding.warnings, []);
});

Deno.test("a silence that chance leaves counts as quiet", () => {
  const rows = Array.from({ length: 12 }, (_, index) => incident(Date.UTC(2026, 3, 1 + index * 14), "web"));
  const finding = frequencyFinding(rows, options);
  assert.equal(termOf(finding, "rate.period").labels?.weeks, "13");
  assert.deepEqual(finding.warnings, []);
});

Deno.test("nothing at all is no error, and neither is a period before the first incident", () => {
  assert.deepEqual(frequencyFinding([], options).method.hypotheses, 0);
  const early = frequencyFinding(daily("web"), { ...options, against: parsePeriod("2024-Q1") });
  assert.equal(early.method.hypotheses, 0);
  assert.match(
    early.skipped.find(({ term }) => term === "rate.against")?.reason ?? "",
    /^0 whole weeks are known of 2024-Q1/,
  );
});

Deno.test("incidents that name no service count overall and are told of", () => {
  const finding = frequencyFinding([...daily("web"), incident("2026-08-01T10:00:00Z")], options);
  assert.equal(termOf(finding, "incidents.period").estimate, 93);
  assert.deepEqual(finding.warnings, ["1 incident of 2026-Q3 names no service"]);
});

Deno.test("the history has a rate for every quarter, the running one up to the end of the period", () => {
  const finding = frequencyFinding(daily("web"), {
    ...options,
    period: parsePeriod("2026-08"),
    against: null,
  });
  const quarters = finding.terms.filter(({ term }) => /^rate\.\d/.test(term));
  assert.deepEqual(quarters.map(({ labels }) => [labels?.span, labels?.weeks]), [
    ["2026-Q2", "13"],
    ["2026-Q3", "8"],
  ]);
});

/** Services at these rates, the same in both quarters but for a factor on the first. */
function company(random: Random, rates: readonly number[], { factor = 1, shape = 3 } = {}): FrequencyRow[] {
  return rates.flatMap((rate, index) => [
    ...bursts(Q2, { rate, shape, service: `service ${index}`, random }),
    ...bursts(Q3, { rate: index === 0 ? rate * factor : rate, shape, service: `service ${index}`, random }),
    { incidentId: null, service: `service ${index}`, startedAt: null },
  ]);
}

Deno.test("neither the order of the rows nor the names of the services change a number", () => {
  const random = createRandom(5);
  const rows = company(random, [1, 2, 0.5]);
  const numbers = (finding: Finding<object>) =>
    finding.terms
      .map(({ n, estimate, confLow, confHigh, pValue, qValue }) =>
        JSON.stringify([n, estimate, confLow, confHigh, pValue, qValue].map((value) =>
          typeof value === "number" ? Number(value.toPrecision(9)) : value
        ))
      ).sort();
  const expected = numbers(frequencyFinding(rows, options));
  const renamed = rows.map((row) => ({ ...row, service: `z${9 - Number(row.service?.at(-1))}` }));
  assert.deepEqual(numbers(frequencyFinding(random.shuffle([...rows]), options)), expected);
  assert.deepEqual(numbers(frequencyFinding(renamed, options)), expected);
});

Deno.test(`intervals of rates and ratios cover the truth under bursts (${simulations} simulations)`, () => {
  const random = createRandom(21);
  const truths = { "rate.period": 3, "rate.ratio": 1 } as const;
  const covered = { "rate.period": 0, "rate.ratio": 0 };
  for (let turn = 0; turn < simulations; turn++) {
    const rows = [...bursts(Q2, { rate: 3, random }), ...bursts(Q3, { rate: 3, random })];
    const finding = frequencyFinding(rows, { ...options, permutations: 199, seed: turn });
    for (const name of ["rate.period", "rate.ratio"] as const) {
      const { confLow, confHigh } = termOf(finding, name);
      if ((confLow ?? 0) <= truths[name] && truths[name] <= (confHigh ?? Infinity)) covered[name]++;
    }
  }
  for (const count of Object.values(covered)) assertShare(count, simulations, { from: 0.934, to: 0.967 });
});

Deno.test(`intervals of shrunken rates cover the truth on average (${simulations} simulations)`, () => {
  const random = createRandom(22);
  const rates = [0.2, 0.3, 0.3, 0.5, 0.5, 0.8, 1, 1.5, 2, 3];
  let covered = 0;
  for (let turn = 0; turn < simulations; turn++) {
    const finding = frequencyFinding(company(random, rates), { ...options, against: null });
    rates.forEach((rate, index) => {
      const { confLow, confHigh } = termOf(finding, `shrunken_rate.period.service.service ${index}`);
      if ((confLow ?? 0) <= rate && rate <= (confHigh ?? Infinity)) covered++;
    });
  }
  assertShare(covered, simulations * rates.length, { from: 0.93, to: 0.98 });
});

Deno.test(`without a change any claim of one is as rare as the level (${simulations} simulations)`, () => {
  const random = createRandom(23);
  let reported = 0;
  for (let turn = 0; turn < simulations; turn++) {
    const finding = frequencyFinding(company(random, [0.4, 1, 2, 0.7]), { ...options, seed: turn });
    if (finding.terms.some(({ qValue }) => typeof qValue === "number" && qValue <= 0.05)) reported++;
  }
  assertShare(reported, simulations, { from: 0, to: 0.05 });
});

Deno.test(`among equal services none is crowned more often than the level (${simulations} simulations)`, () => {
  const random = createRandom(24);
  let crowned = 0;
  for (let turn = 0; turn < simulations; turn++) {
    const rows = company(random, Array.from({ length: 8 }, () => 0.7));
    const finding = frequencyFinding(rows, { ...options, against: null });
    if (termOf(finding, "shrunken_rate.rivals").estimate === 0) crowned++;
  }
  assertShare(crowned, simulations, { from: 0, to: 0.05 });
});

Deno.test("a service that fails four times as often is found, and it is the first", () => {
  const random = createRandom(25);
  let [changed, first] = [0, 0];
  for (let turn = 0; turn < 40; turn++) {
    const finding = frequencyFinding(company(random, [1.5, 1, 0.7, 0.5], { factor: 4 }), {
      ...options,
      seed: turn,
    });
    const ratio = termOf(finding, "rate.ratio.service.service 0");
    if ((ratio.qValue ?? 1) <= 0.05 && (ratio.estimate ?? 0) > 1) changed++;
    if (finding.rows[0]?.service === "service 0") first++;
  }
  assert.ok(changed >= 36, `${changed} of 40 found`);
  assert.equal(first, 40);
});
