import assert from "node:assert/strict";
import { heldTermsOf, isHeld } from "../../../lib/analyses/learning/_evidence.ts";
import { learningFinding } from "../../../lib/analyses/learning/analysis.ts";
import type { LearningItemRow } from "../../../lib/analyses/learning/item_rows.ts";
import type { LearningRow } from "../../../lib/analyses/learning/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { rateRatioTest } from "../../../lib/stats/rate_ratio_test.ts";
import { createRandom, type Random } from "../../../lib/stats/random.ts";
import { assertShare, poisson } from "../_simulation.ts";

const companies = Deno.env.get("HINDCAST_LONG") === "1" ? 400 : 60;
const period = parsePeriod("2026-Q3");
const day = 86_400_000;
const [from, until] = [Date.UTC(2025, 3, 1), Date.parse(period.end)];
const iso = (at: number) => new Date(at).toISOString();
const exponential = (mean: number, random: Random) => -Math.log(1 - random.next()) * mean;

type Rate = (at: number) => number;

/** Bursts at a rate a day: one to four incidents or so within some days, thinned to `rate` of the greatest. */
function burstsOf(daily: number, rate: Rate, random: Random): number[] {
  const times: number[] = [];
  for (let at = from; at < until; at += exponential(1 / daily, random) * day) {
    if (random.next() > rate(at)) continue;
    for (let more = poisson(3, random); more >= 0; more--) {
      times.push(at + (more > 0 ? exponential(4, random) * day : 0));
    }
  }
  return times.filter((at) => at < until).sort((a, b) => a - b);
}

/** After a burst of three in a week, no more than once a month, something is noted; most of it is done, a month or so later. */
function itemsAfter(familyId: string, at: readonly number[], random: Random): LearningItemRow[] {
  let last = -Infinity;
  return at.flatMap((time, index): LearningItemRow[] => {
    if (time - (at[index - 2] ?? -Infinity) > 7 * day || time - last < 28 * day) return [];
    last = time;
    const doneAt = time + 2 * day + 30 * day * Math.exp(0.7 * random.normal());
    const isDone = random.next() < 0.6 && doneAt < until;
    return [{
      ...{ itemId: `${familyId}-${index}`, title: "Do nothing", familyId, incidentAt: iso(time) },
      createdAt: iso(time + 2 * day),
      completedAt: isDone ? iso(doneAt) : null,
      status: isDone ? "done" : "proposed",
    }];
  });
}

const families = ["a", "b", "c", "d", "e", "f"];

function company(seed: number, rate: Rate): { rows: LearningRow[]; items: LearningItemRow[] } {
  const random = createRandom(seed);
  const own = families.map((familyId) => ({ familyId, at: burstsOf(0.036, rate, random) }));
  const alone = Array.from({ length: 400 }, () => from + random.next() * (until - from))
    .filter((at) => random.next() < rate(at));
  const row = (at: number, familyId: string | null): LearningRow => ({
    ...{ incidentId: `${familyId}-${at}`, startedAt: iso(at), familyId, family: familyId },
  });
  return {
    rows: [
      ...own.flatMap(({ familyId, at }) => at.map((time) => row(time, familyId))),
      ...alone.map((at) => row(at, null)),
    ],
    items: own.flatMap(({ familyId, at }) => itemsAfter(familyId, at, random)),
  };
}

/** What one would do first: all weeks before the last thing was done against all after it. */
function naiveHeld({ rows, items }: ReturnType<typeof company>, familyId: string): boolean {
  const done = items.filter((item) => item.familyId === familyId && item.completedAt !== null).at(-1);
  const place = Math.floor((Date.parse(done?.completedAt ?? "") - from) / (7 * day));
  const counts = Array.from({ length: Math.floor((until - from) / (7 * day)) }, () => 0);
  for (const { startedAt } of rows.filter((row) => row.familyId === familyId)) {
    const week = Math.floor((Date.parse(startedAt) - from) / (7 * day));
    if (week < counts.length) counts[week] = (counts[week] ?? 0) + 1;
  }
  if (!(place > 4 && place < counts.length - 4)) return false;
  const { ratio, pValue } = rateRatioTest(counts.slice(0, place), counts.slice(place), {
    seed: 1,
    permutations: 199,
  });
  return (pValue ?? 1) <= 0.05 && (ratio.estimate ?? 1) < 1;
}

/** Companies of which the comparison with families of which nothing was done passes, half of twelve families being left alone. */
function contrastsIn(rate: Rate) {
  let [passed, compared] = [0, 0];
  for (let seed = 1; seed <= companies; seed++) {
    const [one, other] = [company(seed, rate), company(10_000 + seed, rate)];
    const left = ({ familyId, ...rest }: LearningRow) => ({
      ...rest,
      familyId: familyId && `left ${familyId}`,
    });
    const undone = other.items.map((item) => ({
      ...{ ...item, itemId: `left ${item.itemId}`, familyId: `left ${item.familyId}` },
      ...{ completedAt: null, status: "proposed" },
    }));
    const items = [...one.items, ...undone];
    const { terms } = learningFinding([...one.rows, ...other.rows.map(left)], {
      period,
      items,
      permutations: 199,
    });
    const contrast = terms.find(({ term }) => term === "against");
    compared += contrast === undefined ? 0 : 1;
    passed += (contrast?.pValue ?? 1) <= 0.05 ? 1 : 0;
  }
  return { passed, compared };
}

function alarmsIn(rate: Rate) {
  let [held, judged, naive, any] = [0, 0, 0, 0];
  for (let seed = 1; seed <= companies; seed++) {
    const made = company(seed, rate);
    const finding = learningFinding(made.rows, { period, items: made.items, permutations: 399 });
    const terms = heldTermsOf(finding);
    judged += terms.length;
    // Before the adjustment over families, so that there is something to count.
    held += terms.filter((term) => isHeld({ ...term, qValue: term.pValue ?? 1 }, finding)).length;
    any += terms.some((term) => isHeld(term, finding)) ? 1 : 0;
    naive += families.filter((family) => naiveHeld(made, family)).length;
  }
  return { held, judged, naive, any };
}

Deno.test(`items that do nothing, noted after bursts: no lesson is said to have held oftener than its level (${companies} companies)`, () => {
  const { held, judged, naive, any } = alarmsIn(() => 1);
  assertShare(held, judged, { from: 0, to: 0.025 });
  assertShare(any, companies, { from: 0, to: 0.025 });
  // The first thing one would do finds cures where there are none.
  assert.ok(naive > 2 * held, `${naive} and ${held} of ${judged}`);
});

Deno.test("a fall of everything by half is no lesson of any family", () => {
  const { held, judged, any } = alarmsIn((at) => at < from + 270 * day ? 1 : 0.5);
  assertShare(held, judged, { from: 0, to: 0.025 });
  assertShare(any, companies, { from: 0, to: 0.025 });
});

for (
  const [name, rate] of Object.entries<Rate>({
    "keeps its pace": () => 1,
    "falls by half": (at) => at < from + 270 * day ? 1 : 0.5,
  })
) {
  Deno.test(`what is done does nothing, everything ${name}: families of which nothing is done do as well`, () => {
    const { passed, compared } = contrastsIn(rate);
    assert.ok(compared > 0.9 * companies, `${compared} of ${companies} compared`);
    assertShare(passed, compared, { from: 0, to: 0.05 });
  });
}
