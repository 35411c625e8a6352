import assert from "node:assert/strict";
import type { AlertRuleRow } from "../../../lib/analyses/workload/alert_rule_rows.ts";
import { workloadActionChart } from "../../../lib/analyses/workload/action_chart.ts";
import { workloadFinding } from "../../../lib/analyses/workload/analysis.ts";
import { workloadChart } from "../../../lib/analyses/workload/chart.ts";
import { workloadClaims } from "../../../lib/analyses/workload/claims.ts";
import { hoursOf, workHours } from "../../../lib/analyses/workload/_hours.ts";
import type { WorkloadOptions } from "../../../lib/analyses/workload/options.ts";
import type { WorkloadRow } from "../../../lib/analyses/workload/rows.ts";
import type { Finding, Term } from "../../../lib/model/finding.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { wordsOf } from "../_charts.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { assertShare, simulations } from "../_simulation.ts";
import { daily, interruption } from "./_interruptions.ts";

const period = parsePeriod("2026-Q3");

function findingOf(rows: readonly WorkloadRow[], options: Partial<WorkloadOptions> = {}) {
  return workloadFinding(rows, { period, ...options });
}

function termOf(finding: Finding<object>, name: string): Term {
  const term = finding.terms.find(({ term }) => term === name);
  assert.ok(term, `${name} is missing`);
  return term;
}

function size(team: string | null, people: number) {
  return { team, people };
}

Deno.test("every hour of the week is of one kind; the edges are where they are said to be", () => {
  const week = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    Array.from({ length: 24 }, (_, hour) => hoursOf({ weekday, hour }))
  );
  const counts = workHours.map((hours) => week.filter((one) => one === hours).length);
  assert.deepEqual(counts, [5 * 9, 5 * 6, 7 * 9, 2 * 15]);
  assert.equal(hoursOf({ weekday: 1, hour: 9 }), "working");
  assert.equal(hoursOf({ weekday: 1, hour: 18 }), "evening");
  assert.equal(hoursOf({ weekday: 6, hour: 21 }), "weekend");
  assert.equal(hoursOf({ weekday: 6, hour: 22 }), "night");
});

Deno.test("rates by hours add up to all, and the share outside counts what is not in working hours", () => {
  const finding = findingOf([...daily(11), ...daily(2)]);
  const rates = workHours.map((hours) => termOf(finding, `interruptions.${hours}`).estimate ?? NaN);
  assert.ok(Math.abs(rates.reduce((sum, rate) => sum + rate, 0) - 14) < 1e-9, `${rates}`);
  assert.equal(rates[2], 7);
  const outside = termOf(finding, "outside");
  const weekends = Array.from({ length: 92 }, (_, day) => new Date(Date.UTC(2026, 6, 1 + day)).getUTCDay())
    .filter((day) => day === 0 || day === 6).length;
  assert.equal(outside.estimate, (92 + weekends) / 184);
  assert.equal(outside.n, 184);
});

Deno.test("a team is told apart only where five people or more are known of it", () => {
  const rows = [
    ...daily(11, { team: "large" }),
    ...daily(2, { team: "small" }),
    ...daily(3, { team: "unknown" }),
  ];
  const sizes = [size(null, 40), size("large", 9), size("small", 4), size("other", 8)];
  const told = (own: readonly WorkloadRow[], known = sizes) =>
    findingOf(own, { sizes: known }).terms.flatMap(({ labels }) => labels?.team ?? []);
  // Small and unknown together may be four: then large would tell them by its difference to the whole.
  assert.deepEqual([...new Set(told(rows))], []);
  const fitting = rows.filter(({ team }) => team === "large");
  assert.deepEqual([...new Set(told(fitting))], ["large"]);
  const more = [...rows, ...daily(4, { team: "small too" })];
  assert.deepEqual([...new Set(told(more, [...sizes, size("small too", 3)]))], ["large"]);
});

Deno.test("of teams that are not told apart neither a name nor a number is anywhere in the finding", () => {
  const rows = [...daily(11, { team: "visible" }), ...daily(2, { team: "secret" }).slice(0, 37)];
  const sizes = [size(null, 40), size("visible", 9), size("secret", 2)];
  const finding = findingOf(rows, { sizes });
  const all = JSON.stringify([finding, workloadClaims(finding)]);
  assert.doesNotMatch(all, /secret|visible/);
  assert.match(finding.skipped[0]?.reason ?? "", /^2 teams are not told apart/);
  assert.equal(finding.skipped[0]?.n, 0);
});

Deno.test("an organisation of fewer than five people is told nothing of its hours", () => {
  const finding = findingOf(daily(2), { sizes: [size(null, 4)] });
  assert.deepEqual(finding.terms, []);
  assert.deepEqual(finding.rows, []);
  assert.match(finding.skipped[0]?.reason ?? "", /^4 people are known/);
});

Deno.test("without sizes of teams only the whole organisation is shown, and that is said", () => {
  const finding = findingOf(daily(11, { team: "payments" }));
  assert.ok(finding.terms.every(({ labels }) => labels?.team === undefined));
  assert.match(finding.warnings[0] ?? "", /is not known: only the whole organisation is shown$/);
});

Deno.test("interruptions that all come in three nights are found, even ones are not", () => {
  const nights = ["2026-07-03", "2026-08-04", "2026-09-05"].flatMap((day) =>
    Array.from({ length: 8 }, (_, i) => interruption(Date.parse(`${day}T22:30:00Z`) + i * 3_600_000))
  );
  const finding = findingOf([...nights, ...daily(12)]);
  const found = termOf(finding, "concentration.nights");
  assert.equal(found.estimate, 1);
  assert.ok((found.qValue ?? 1) < 0.05);
  const even = findingOf(daily(2));
  assert.ok((termOf(even, "concentration.nights").qValue ?? 0) > 0.05);
});

Deno.test(`where everything falls evenly hardly ever is anything found concentrated (${simulations} companies)`, () => {
  const random = createRandom(3);
  let found = 0;
  for (let seed = 1; seed <= simulations; seed++) {
    const rows = Array.from(
      { length: 60 },
      () =>
        interruption(Date.UTC(2026, 6, 1) + Math.floor(random.next() * 92) * 86_400_000 + 2 * 3_600_000, {
          service: `s${random.integer(12)}`,
        }),
    );
    const { terms } = findingOf(rows, { seed });
    if (terms.some(({ qValue }) => typeof qValue === "number" && qValue <= 0.1)) found++;
  }
  assertShare(found, simulations, { from: 0, to: 0.1 });
});

function alerts(rule: string, fired: number, acted: number): AlertRuleRow[] {
  return ["2026-07-06", "2026-07-13", "2026-07-20"].map((week) => ({
    rule,
    week,
    fired,
    acted,
    cleared: fired - acted,
  }));
}

Deno.test("a rule's action rate has its interval and its counts; a rule that hardly fired has none", () => {
  const rules = [...alerts("DiskFull", 10, 3), ...alerts("Rare", 1, 1)];
  const finding = findingOf(daily(11), { rules });
  const rate = termOf(finding, "action.rule.DiskFull");
  assert.deepEqual([rate.estimate, rate.n, rate.labels?.acted, rate.labels?.cleared], [0.3, 30, "9", "21"]);
  assert.ok((rate.confLow ?? 1) < 0.3 && (rate.confHigh ?? 0) > 0.3);
  assert.equal(termOf(finding, "action").n, 33);
  assert.deepEqual(finding.skipped.filter(({ term }) => term.startsWith("action")), [
    { term: "action.rule.Rare", n: 3, reason: "3 alerts: a rate needs 10" },
  ]);
});

Deno.test("alerts of tools that tell nothing of anybody acting are counted apart, and that is said", () => {
  const untold: AlertRuleRow[] = alerts("Silent", 4, 0).map((row) => ({ ...row, acted: null }));
  const textsOf = (rules: readonly AlertRuleRow[]) =>
    workloadClaims(findingOf(daily(11), { rules })).map((claim) => renderClaim(claim));
  assert.ok(
    textsOf(untold).includes(
      "Which alerts anybody acts on cannot be told: their tools name neither an incident nor who acknowledged them (n = 12).",
    ),
  );
  assert.ok(!textsOf(untold).some((text) => text.startsWith("All rules")));
  const both = textsOf([...alerts("DiskFull", 10, 3), ...untold]).join("\n");
  assert.match(both, /All rules: of 30 alerts 9 were acted on/);
  assert.match(both, /\nNot counted among them are alerts whose tools .* \(n = 12\)\.\n/);
  assert.match(
    findingOf(daily(11), { rules: untold }).warnings.join("\n"),
    /columns incident_ref and acknowledged_at would$/,
  );
  assertSound(workloadClaims(findingOf(daily(11), { rules: untold })));
});

Deno.test("claims are sound with everything, with teams and with nothing; both charts are drawn", async () => {
  const teams = [...daily(11, { team: "one" }), ...daily(2, { team: "two" })];
  const full = findingOf(teams, {
    sizes: [size(null, 40), size("one", 9), size("two", 6)],
    rules: [...alerts("DiskFull", 10, 3), ...alerts("Latency", 20, 15)],
  });
  const claims = workloadClaims(full);
  assert.match(headlineOf(claims), /^\d+ % of 184 interruptions came outside of working hours \(/);
  assert.match(claims.map((claim) => renderClaim(claim)).join("\n"), /\ntwo: 0 a week in working hours/);
  for (const finding of [full, findingOf(daily(11)), findingOf([])]) {
    assertSound(workloadClaims(finding));
    await wordsOf(workloadChart(finding));
    await wordsOf(workloadActionChart(finding));
  }
  assert.equal(
    headlineOf(workloadClaims(findingOf([]))),
    "When people are interrupted in 2026-Q3 cannot be told",
  );
});
