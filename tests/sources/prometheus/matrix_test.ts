import assert from "node:assert/strict";
import { readMatrix } from "../../../lib/sources/prometheus/_matrix.ts";
import { createRandom } from "../../../lib/stats/random.ts";

type Sample = readonly unknown[];
interface Series {
  readonly metric?: Readonly<Record<string, string>>;
  readonly values?: readonly Sample[] | null;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const answer = (result: readonly Series[]) => ({ status: "success", data: { resultType: "matrix", result } });
const counted = (result: readonly Series[]) =>
  result.reduce((sum, { values }) => sum + (values?.length ?? 0), 0);

function read(result: readonly Series[], text = JSON.stringify(answer(result))) {
  return readMatrix(bytesOf(text), "a.json", counted(result));
}

const now = 1_767_225_600;

/** Values as exporters write them: short and long, beyond what a double holds, and none at all. */
const texts = [
  "0",
  "-0",
  "1265",
  "0.00817",
  "-12.5",
  "99999999999999999999",
  "0.1234567890123456789",
  "1e+06",
];

Deno.test("samples are read as JSON reads them, however they are written", () => {
  const { next } = createRandom(7);
  const pick = () => texts[Math.floor(next() * texts.length)] ?? "";
  const result: Series[] = Array.from({ length: 20 }, (_, at) => ({
    metric: { __name__: "up", path: `[{"}]\\"é${at}` },
    values: Array.from({ length: Math.floor(next() * 40) }, (_, step) => [
      next() < 0.2 ? now + step + 0.781 : now + step,
      next() < 0.5 ? String(Math.round(next() * 1e6) / 1e3) : pick(),
    ]),
  }));
  const samples = result.flatMap(({ values }) => values ?? []);
  for (const space of [0, 2]) {
    const found = read(result, JSON.stringify(answer(result), null, space));
    assert.deepEqual([...found.seconds], samples.map(([seconds]) => seconds));
    assert.deepEqual([...found.values], samples.map(([, value]) => Number(value)));
    assert.deepEqual(
      found.series.map(({ labels }) => JSON.parse(labels)),
      result.map(({ metric }) => metric),
    );
    assert.deepEqual(
      found.series.map(({ from, to }) => to - from),
      result.map(({ values }) => values?.length),
    );
    assert.deepEqual(found.faults, []);
  }
  const python = JSON.stringify(answer(result)).replaceAll("],[", "], [").replaceAll(/(\d),"/g, '$1, "');
  assert.deepEqual(read(result, python).values, read(result).values);
});

Deno.test("words are values, a number without quotes is one, and what is none is told by its place", () => {
  const result: Series[] = [{ values: [[now, "NaN"], [now, "+Inf"], [now, "-Inf"], [now, 4.5]] }, {
    metric: { job: "cart" },
    values: [[now, "5"], [now, "x"], [null, "1"], [60, "1"], [now], [`${now}`, "6"]],
  }];
  const { values, faults, series } = read(result);
  assert.deepEqual([...values.slice(0, 5)], [NaN, Infinity, -Infinity, 4.5, 5]);
  assert.equal(values[9], 6);
  assert.deepEqual(faults.map(({ record, position, code }) => [record, position, code]), [
    [1, 1, "E-NUMBER"],
    [1, 2, "E-DATE"],
    [1, 3, "E-DATE"],
    [1, 4, "E-NUMBER"],
  ]);
  assert.deepEqual(series.map(({ labels }) => labels), ["null", '{"job":"cart"}']);
});

Deno.test("a series may have no samples, an answer no series", () => {
  assert.deepEqual(read([{ values: null }, {}]).series.map(({ from, to }) => [from, to]), [[0, 0], [0, 0]]);
  assert.deepEqual(readMatrix(bytesOf('{"data":{"result":null}}'), "a.json", 0).series, []);
});

Deno.test("what is no answer is refused", () => {
  const sample = `[${now},"1"]`;
  const broken = [
    `{"data":{"result":[{"metric":{},"values":[${sample} ${sample}]}]}}`,
    `{"data":{"result":[{"metric":{},"values":[${sample},]}]}}`,
    `{"data":{"result":[{"metric":{},"values":{"a":${sample}}}]}}`,
    `{"data":{"result":[{"metric":{"a" 1},"values":[]}]}}`,
    `{"data":{"result":[{"values":[${sample}],"values":[${sample}]}]}}`,
    `{"data":{"result":["x"]}}`,
  ];
  for (const text of broken) {
    assert.throws(
      () => readMatrix(bytesOf(text), "a.json", 2),
      /Cannot load a\.json: it is no answer of a range query/,
      text,
    );
  }
  const twice = JSON.stringify(answer([]));
  assert.throws(
    () => readMatrix(bytesOf(twice + twice), "a.json", 0),
    /a page begins here right behind another/,
  );
});
