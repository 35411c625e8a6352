import assert from "node:assert/strict";
import { calendarFinding } from "../../../lib/analyses/calendar/analysis.ts";
import type { CalendarOptions } from "../../../lib/analyses/calendar/options.ts";
import type { CalendarRow } from "../../../lib/analyses/calendar/rows.ts";
import type { Finding, Term } from "../../../lib/model/finding.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { assertShare, burstyCount, poisson, simulations } from "../_simulation.ts";
import { type Hour, isOffice, quarter } from "./_weeks.ts";

const options: CalendarOptions = {
  period: parsePeriod("2026-Q3"),
  zone: "Europe/Berlin",
  permutations: 1999,
};

function passing(finding: Finding<object>, exposure: string): Term[] {
  return finding.terms.filter(({ term, qValue }) =>
    term.startsWith(`${exposure}.slot.`) && (qValue ?? 1) <= 0.05
  );
}

Deno.test("a busy slot is told by its name and its ratio; the 168 hours are rows", () => {
  const random = createRandom(3);
  const busy = ({ weekday, hour }: Hour) => weekday === 2 && hour >= 6 && hour < 12;
  const finding = calendarFinding(quarter((hour) => poisson(busy(hour) ? 0.5 : 0.04, random)), options);
  const [slot, ...rest] = passing(finding, "clock").filter(({ estimate }) => (estimate ?? 0) > 1);
  assert.equal(slot?.labels?.slot, "Tuesdays 06:00–12:00");
  assert.ok((slot?.confLow ?? 0) > 1);
  assert.deepEqual(rest, []);
  assert.equal(finding.rows.length, 168);
  const outlined = finding.rows.filter(({ standsOut, weekday }) => standsOut && weekday === "Tue");
  assert.deepEqual(outlined.map(({ hour }) => hour), [6, 7, 8, 9, 10, 11]);
});

Deno.test("one week's burst is no pattern", () => {
  const random = createRandom(4);
  const burst = ({ index }: Hour) => index >= 168 * 6 + 30 && index < 168 * 6 + 36 ? 6 : 0;
  const finding = calendarFinding(quarter((hour) => burst(hour) + poisson(0.02, random)), options);
  assert.deepEqual(passing(finding, "clock"), []);
});

Deno.test("where changes keep the same hours, incidents at work stand out against the clock alone", () => {
  const random = createRandom(6);
  const finding = calendarFinding(
    quarter(
      (hour) => poisson(isOffice(hour) ? 0.5 : 0.05, random),
      (hour) => poisson(isOffice(hour) ? 5 : 0.5, random),
    ),
    options,
  );
  assert.ok(passing(finding, "clock").length > 3);
  assert.deepEqual(passing(finding, "changes"), []);
});

Deno.test("too few changes or incidents are skipped with what they need", () => {
  const few = calendarFinding(quarter(({ index }) => index % 300 === 0 ? 1 : 0), options);
  assert.deepEqual(few.skipped.map(({ term, n }) => [term, n]), [["clock.pattern", 8], [
    "changes.pattern",
    8,
  ]]);
  const noChanges = calendarFinding(quarter(({ index }) => index % 50 === 0 ? 1 : 0), options);
  assert.deepEqual(noChanges.skipped, [{
    term: "changes.pattern",
    n: 44,
    reason: "0 changes: their share of every slot is known well enough from 280",
  }]);
});

Deno.test("nothing at all is no error, and neither is a period shorter than a week", () => {
  assert.equal(calendarFinding([], options).method.hypotheses, 0);
  const days = quarter(() => 1).slice(0, 72);
  assert.equal(calendarFinding(days, options).skipped[0]?.reason, "the period is shorter than a week");
});

Deno.test("many incidents are told apart in slots of three hours", () => {
  const finding = calendarFinding(quarter(() => 1), { ...options, permutations: 99 });
  assert.equal(finding.terms.filter(({ term }) => term.startsWith("clock.slot.")).length, 56);
});

Deno.test("an hour that comes twice, or not at all, is expected as often as it comes", () => {
  const rows = quarter(({ index }) => index % 40 === 0 ? 1 : 0)
    .map((row, index): CalendarRow => index === 13 * 168 - 20 ? { ...row, clockHours: 2 } : row);
  const finding = calendarFinding(rows, { ...options, permutations: 99 });
  const sunday = finding.terms.find(({ labels }) => labels?.slot === "Sundays 00:00–06:00");
  const expected = (sunday?.n ?? 0) / (sunday?.estimate ?? NaN);
  assert.ok(Math.abs(expected - 55 * 79 / (13 * 168 + 1)) < 1e-9);
});

Deno.test("the order of the rows changes no number", () => {
  const random = createRandom(7);
  const rows = quarter(() => poisson(0.05, random), () => poisson(0.3, random));
  const finding = calendarFinding(rows, options);
  assert.deepEqual(calendarFinding(random.shuffle([...rows]), options), finding);
});

Deno.test(`without a pattern any slot is reported as rarely as the level (${simulations} simulations)`, () => {
  const random = createRandom(31);
  let reported = 0;
  for (let turn = 0; turn < simulations; turn++) {
    const weeks = Array.from({ length: 13 }, () => burstyCount(6, 2, random) / 168);
    const rows = quarter(
      ({ index }) => poisson(weeks[Math.floor(index / 168)] ?? 0, random),
      () => poisson(0.4, random),
    );
    const finding = calendarFinding(rows, { ...options, permutations: 1199, seed: turn });
    if (finding.terms.some(({ qValue }) => typeof qValue === "number" && qValue <= 0.05)) reported++;
  }
  assertShare(reported, simulations, { from: 0, to: 0.05 });
});

Deno.test(`changes that keep the same hours leave nothing to report against them (${simulations} simulations)`, () => {
  const random = createRandom(32);
  let reported = 0;
  for (let turn = 0; turn < simulations; turn++) {
    const rows = quarter(
      (hour) => poisson(isOffice(hour) ? 0.1 : 0.01, random),
      (hour) => poisson(isOffice(hour) ? 0.6 : 0.06, random),
    );
    const finding = calendarFinding(rows, { ...options, permutations: 1199, seed: turn });
    if (passing(finding, "changes").length > 0) reported++;
  }
  assertShare(reported, simulations, { from: 0, to: 0.05 });
});

Deno.test(`intervals of slots cover the truth (${simulations} simulations)`, () => {
  const random = createRandom(33);
  let [covered, slots] = [0, 0];
  for (let turn = 0; turn < simulations; turn++) {
    const rows = quarter(() => poisson(0.06, random));
    const finding = calendarFinding(rows, { ...options, permutations: 199, seed: turn });
    for (const { term, confLow, confHigh } of finding.terms) {
      if (!term.startsWith("clock.slot.")) continue;
      slots++;
      if ((confLow ?? 0) <= 1 && 1 <= (confHigh ?? Infinity)) covered++;
    }
  }
  assertShare(covered, slots, { from: 0.934, to: 0.985 });
});
