import assert from "node:assert/strict";
import { kaplanMeier } from "../../lib/stats/kaplan_meier.ts";
import { createRandom } from "../../lib/stats/random.ts";
import type { Spell } from "../../lib/stats/spell.ts";
import { close, reference } from "./_reference.ts";
import { covers, logNormal, many, share, within } from "./_simulation.ts";

Deno.test("kaplanMeier equals statsmodels", () => {
  for (const curve of reference.kaplanMeier) {
    const spells = curve.time.map((time, i) => ({ time, observed: curve.observed[i] === true }));
    const { steps, median } = kaplanMeier(spells);
    const ended = curve.times.map((_, i) => i).filter((i) => (curve.events[i] ?? 0) > 0);
    assert.equal(steps.length, ended.length);
    steps.forEach((step, at) => {
      const i = ended[at] ?? -1;
      assert.deepEqual([step.time, step.atRisk, step.events], [
        curve.times[i],
        curve.atRisk[i],
        curve.events[i],
      ]);
      if (curve.survival[i] === 0) return assert.ok(step.survival < 1e-12 && step.confLow === null);
      close(step.survival, curve.survival[i] ?? null);
      close(step.confLow, curve.low[i] ?? null);
      close(step.confHigh, curve.high[i] ?? null);
    });
    // Where the curve is exactly one half for a while statsmodels takes the end of that time, R and this its middle.
    const half = curve.times[
      curve.survival.findIndex((share) => share !== null && Math.abs(share - 0.5) < 1e-12)
    ];
    close(
      median.estimate,
      half === undefined || curve.median === null ? curve.median : (half + curve.median) / 2,
    );
    close(median.confLow, curve.medianLow);
    // Where all have ended the band is undefined: statsmodels takes the last time for the end, R and this leave it open.
    const undefinedThere =
      curve.survival[(curve.times as readonly number[]).indexOf(curve.medianHigh ?? NaN)] === 0;
    close(median.confHigh, undefinedThere ? null : curve.medianHigh);
  }
});

/** Counts the risk set anew at every time: quadratic, and nothing to get wrong. */
function slowly(spells: readonly Spell[]): { time: number; survival: number }[] {
  const times = [...new Set(spells.filter(({ observed }) => observed).map(({ time }) => time))].sort((a, b) =>
    a - b
  );
  let survival = 1;
  return times.map((time) => {
    const atRisk = spells.filter((spell) => spell.time >= time).length;
    const events = spells.filter((spell) => spell.observed && spell.time === time).length;
    survival *= 1 - events / atRisk;
    return { time, survival };
  });
}

const random = createRandom(103);

Deno.test("kaplanMeier equals its slow twin, ties and all", () => {
  for (let trial = 0; trial < 200; trial++) {
    const spells = many(1 + random.integer(40), () => ({
      time: random.integer(trial % 2 ? 8 : 1000),
      observed: random.next() < 0.7,
    }));
    const { steps } = kaplanMeier(spells);
    const twin = slowly(spells);
    assert.equal(steps.length, twin.length);
    steps.forEach((step, i) => assert.ok(Math.abs(step.survival - (twin[i]?.survival ?? NaN)) < 1e-12));
  }
});

Deno.test("without censoring the median is the sample's", () => {
  const all = (times: number[]) =>
    kaplanMeier(times.map((time) => ({ time, observed: true }))).median.estimate;
  assert.equal(all([3, 1, 2]), 2);
  assert.equal(all([4, 1, 2, 3]), 2.5);
  for (const n of [6, 10, 12, 14, 22, 48, 98, 100]) {
    const times = Array.from({ length: n }, (_, i) => i + 1);
    assert.equal(all(times), (n + 1) / 2);
  }
});

for (const n of [10, 30, 100]) {
  for (const censored of [false, true]) {
    Deno.test(`the median's interval covers for ${n} spells, ${censored ? "a quarter" : "none"} censored`, () => {
      const spell = (): Spell => {
        const end = logNormal(random, 1.2);
        const limit = censored ? logNormal(random, 1, 180) : Infinity;
        return { time: Math.min(end, limit), observed: end <= limit };
      };
      within(share(() => covers(kaplanMeier(many(n, spell)).median, 60)), 0.94, 0.965, `${n}`);
    });
  }
}

Deno.test("kaplanMeier answers thin and all-censored data with open ends", () => {
  const open = { estimate: null, confLow: null, confHigh: null };
  assert.deepEqual(kaplanMeier([]), { steps: [], median: { ...open, n: 0 } });
  assert.deepEqual(kaplanMeier([{ time: 5, observed: false }]), { steps: [], median: { ...open, n: 1 } });
  assert.deepEqual(kaplanMeier([{ time: 5, observed: true }]), {
    steps: [{ time: 5, atRisk: 1, events: 1, survival: 0, confLow: null, confHigh: null }],
    median: { estimate: 5, confLow: null, confHigh: null, n: 1 },
  });
});

Deno.test("kaplanMeier refuses negative and unfinished times", () => {
  assert.throws(() => kaplanMeier([{ time: -1, observed: true }]), {
    name: "RangeError",
    message:
      "Cannot estimate survival: spell 0 lasts -1. Give a finite duration of zero or more, also for open spells.",
  });
  assert.throws(() => kaplanMeier([{ time: Infinity, observed: false }]), RangeError);
  assert.throws(() => kaplanMeier([], { confidence: 1 }), RangeError);
});
