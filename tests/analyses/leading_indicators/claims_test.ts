import assert from "node:assert/strict";
import { leadingIndicators } from "../../../lib/analyses/leading_indicators/analysis.ts";
import { backtestChart } from "../../../lib/analyses/leading_indicators/backtest_chart.ts";
import { indicatorFanChart } from "../../../lib/analyses/leading_indicators/chart.ts";
import { leadingIndicatorClaims } from "../../../lib/analyses/leading_indicators/claims.ts";
import { indicatorAt, readableStream } from "../../../lib/analyses/leading_indicators/indicator.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { leadingMetric } from "../../../lib/twin/metrics.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { noise, plain } from "./_company.ts";
import { twinOf } from "./_twin.ts";

const period = parsePeriod("2025-Q2..2026-Q3");
const { incidents, streams } = twinOf(1);
const found = leadingIndicators(incidents, streams, { period });

Deno.test("the headline says what would have been warned of, the rest what was tried and what passed", () => {
  const claims = leadingIndicatorClaims(found.finding, found.backtest);
  assertSound(claims);
  assert.match(headlineOf(claims), /^memory: \d+ % would have been warned of, .+ ahead$/);
  const texts = claims.map((claim) => renderClaim(claim)).join("\n");
  assert.match(texts, /^\d+ signals tried before incidents, \d+ passed\.$/m);
  assert.match(texts, /is higher before incidents of memory: above (?:9\d|100) % of its controls/);
  assert.match(texts, /^Precision without it: \d+ % by the hours of the week, \d+ % warning all the time/m);
});

Deno.test("every signal that was tried is a row, and as many passed as the terms say", () => {
  const { rows, terms, method } = found.finding;
  const count = (name: string) => terms.find(({ term }) => term === name)?.estimate;
  assert.equal(rows.length, count("tried"));
  assert.equal(rows.filter(({ passes }) => passes).length, count("passed"));
  assert.equal(rows.reduce((sum, { readings }) => sum + readings, 0), method.hypotheses);
});

Deno.test("in noise nothing is said to pass, and there is nothing to backtest", () => {
  const company = noise(plain, createRandom(6));
  const none = leadingIndicators(company.incidents, company.streams, { period: parsePeriod("2026") });
  const claims = leadingIndicatorClaims(none.finding, none.backtest);
  assertSound(claims);
  assert.match(headlineOf(claims), /^\d+ signals tried before incidents, none passed$/);
  assert.deepEqual([none.indicators.length, none.profiles.length], [0, 0]);
});

Deno.test("the charts draw the strongest target: its runs, and its backtest beside the baselines", () => {
  const fan = indicatorFanChart(found.profiles);
  const curve = backtestChart(found.backtest);
  assert.match(fan.alt, /of memory\.$/);
  assert.ok(fan.n > 30 && curve.n > 15);
  const last = found.profiles.filter(({ target }) => target === found.profiles[0]?.target);
  const at = (hours: number) => last.find(({ hoursBefore }) => hoursBefore >= hours)?.middle ?? 0;
  assert.ok(at(1) > 5 && Math.abs(at(120)) < 1, `${at(1)} ${at(120)}`);
});

Deno.test("an indicator says before an incident what it was learned to say, and nothing where nothing is known", () => {
  const indicator = found.indicators.find(({ target }) => target === "family memory");
  assert.ok(indicator);
  assert.equal(indicator.name, leadingMetric);
  const stream = streams.find(({ name, service }) =>
    name === indicator.name && service === indicator.service
  );
  assert.ok(stream);
  const readable = readableStream(stream);
  const own = incidents.filter(({ family, service }) => family === "memory" && service === indicator.service);
  const fired = own.filter(({ startedAt }) => indicatorAt(indicator, readable, startedAt).fires);
  assert.ok(fired.length > 0.9 * own.length, `${fired.length} of ${own.length}`);
  assert.deepEqual(indicatorAt(indicator, readable, "2020-01-01T00:00:00Z"), { value: null, fires: false });
});

Deno.test("of nothing, and of a few days, nothing is told, and at once", () => {
  const fromDay = Math.min(...streams.map(({ firstHour }) => firstHour));
  const few = streams.map((stream) => ({ ...stream, values: stream.values.slice(0, 5 * 24) }));
  const early = incidents.filter(({ startedAt }) => Date.parse(startedAt) / 3_600_000 < fromDay + 5 * 24);
  for (const [some, seen] of [[[], []], [early, few], [[], few], [incidents, []]] as const) {
    const nothing = leadingIndicators(some, seen, { period });
    assert.equal(nothing.finding.rows.filter(({ passes }) => passes).length, 0);
    assertSound(leadingIndicatorClaims(nothing.finding, nothing.backtest));
  }
});
