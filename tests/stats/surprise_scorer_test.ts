import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { createSurpriseScorer } from "../../lib/stats/surprise_scorer.ts";
import { isAbsent, nabLadder, nabScore, nabSeries, type Scored, windowedGaussian } from "./_nab.ts";

function scoresOf(values: readonly (number | null)[]): (number | null)[] {
  const scorer = createSurpriseScorer();
  return values.map((value) => scorer.next(value));
}

/** The same in the obvious way: everything sorted anew for every value. */
function slowly(values: readonly number[]): (number | null)[] {
  const [distances, raw]: [number[], number[]] = [[], []];
  return values.map((value, at) => {
    if (at < 5) return null;
    const before = values.slice(0, at);
    const distance = Math.min(...before.map((one) => Math.abs(one - value)));
    const range = Math.max(value, ...before) - Math.min(value, ...before);
    const far = Math.max(20, Math.floor(0.1 * distances.length));
    const top = distances.toSorted((a, b) => a - b).slice(-far);
    const enough = distances.length >= 40;
    const least = top[0] ?? 0;
    const excess = top.reduce((sum, one) => sum + one - least, 0) / far;
    const surprise = distance === 0
      ? 0
      : distance > least
      ? Math.log(distances.length / far) + (distance - least) / (excess + 0.002 * range)
      : -Math.log(
        (distances.filter((one) => one >= distance).length + 1) / (distances.length + 1),
      );
    distances.push(distance);
    if (!enough) return null;
    raw.push(surprise);
    return raw.slice(-71, -1).some((one) => one >= surprise) ? 0 : surprise;
  });
}

Deno.test("a stream is scored as when everything before is sorted anew", () => {
  const random = createRandom(1);
  const values = Array.from(
    { length: 220 },
    (_, at) => Math.round(40 * random.normal()) / 10 + (at > 150 ? 9 : 0),
  );
  const twins = slowly(values);
  scoresOf(values).forEach((score, at) => {
    const twin = twins[at] ?? null;
    assert.ok(score === null ? twin === null : Math.abs(score - (twin ?? NaN)) < 1e-9, `value ${at}`);
  });
});

Deno.test("no unit and no level matter, and what is missing changes nothing", () => {
  const random = createRandom(2);
  const values = Array.from({ length: 500 }, () => random.normal());
  const scores = scoresOf(values);
  const withGaps = values.flatMap((value, at) =>
    at % 3 === 0 ? [value, null] : at % 3 === 1 ? [NaN, value] : [value]
  );
  assert.deepEqual(scoresOf(withGaps).filter((_, at) => Number.isFinite(withGaps[at])), scores);
  scoresOf(values.map((value) => 4096 * value + 1024)).forEach((score, at) =>
    assert.ok(score === scores[at] || Math.abs((score ?? NaN) - (scores[at] ?? NaN)) < 1e-6)
  );
});

Deno.test("only the past counts", () => {
  const random = createRandom(3);
  const values = Array.from({ length: 300 }, () => random.normal());
  assert.deepEqual(scoresOf(values.slice(0, 200)), scoresOf(values).slice(0, 200));
});

Deno.test("the first departure of a constant stream is as surprising in any unit", () => {
  const after = (value: number) => scoresOf([...Array.from({ length: 100 }, () => 5), value]).at(-1) ?? NaN;
  assert.ok(after(6) > 100);
  assert.equal(after(6), after(5000));
});

Deno.test("memory is bounded: what is forgotten surprises again", () => {
  const random = createRandom(4);
  const values = Array.from({ length: 20_200 }, (_, at) => at === 100 ? 50 : random.next());
  const scorer = createSurpriseScorer();
  values.forEach((value) => scorer.next(value));
  assert.ok((scorer.next(50) ?? 0) > 100);
});

const absent = isAbsent ? " (skipped: ../shared/data/metrics/nab is absent)" : "";

Deno.test({
  name: `NAB's scorer gives its published windowedGaussian row${absent}`,
  ignore: isAbsent,
  fn: () => {
    const scored: Scored = nabSeries().map((series) => [series, windowedGaussian(series.values)]);
    const published = new Map(nabLadder()).get("windowedGaussian") ?? NaN;
    assert.ok(Math.abs(nabScore(scored).score - published) < 1e-9);
    assert.equal(nabScore(scored.map(([series]) => [series, []])).score, 0);
    const perfect = scored.map(([series]) => {
      const starts = new Set(series.windows.map(([first]) => first));
      return [series, series.values.map((_, at) => starts.has(at) ? 1 : 0)] as const;
    });
    assert.ok(Math.abs(nabScore(perfect).score - 100) < 1e-9);
  },
});

Deno.test({
  name: `NAB: 70.6 on its standard profile, and as much with the threshold of the other half${absent}`,
  ignore: isAbsent,
  fn: () => {
    const scored: Scored = nabSeries().map((
      series,
    ) => [series, scoresOf(series.values).map((score) => score ?? 0)]);
    const { score } = nabScore(scored);
    assert.ok(score > 70.5, `standard profile: ${score}`);
    const halves = [0, 1].map((half) => scored.filter((_, at) => at % 2 === half));
    halves.forEach((half, at) => {
      const { threshold } = nabScore(halves[1 - at] ?? []);
      const held = nabScore(half, threshold).score;
      assert.ok(held > 68, `half ${at} with the other's threshold: ${held}`);
    });
  },
});
