import assert from "node:assert/strict";
import type { SampleCells } from "../../lib/model/source.ts";
import { plainNumber } from "../../lib/sources/_plain_number.ts";
import { isoMicros } from "../../lib/sources/_plain_stamp.ts";
import { CsvSamples } from "../../lib/sources/csv_samples.ts";
import { SampleBatch } from "../../lib/sources/sample_batch.ts";
import { createRandom } from "../../lib/stats/random.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const numberOf = (text: string) => plainNumber(bytesOf(text), 0, text.length);
const microsOf = (text: string, naive = false) => isoMicros(bytesOf(text), 0, text.length, naive);

Deno.test("a plain number is the double that is nearest, whatever its digits", () => {
  const random = createRandom(7);
  for (let round = 0; round < 20_000; round++) {
    const digits = Math.floor(random.next() * 10 ** (1 + Math.floor(random.next() * 20))).toString();
    const decimals = random.next() < 0.7
      ? `.${Math.floor(random.next() * 1e12).toString().padStart(1 + round % 14, "0")}`
      : "";
    const power = random.next() < 0.1
      ? `e${random.next() < 0.5 ? "-" : ""}${Math.floor(random.next() * 30)}`
      : "";
    const text = `${random.next() < 0.3 ? "-" : ""}${digits.replace(/e.*/, "")}${decimals}${power}`;
    assert.ok(Object.is(numberOf(text), Number(text)), text);
  }
  for (
    const text of ["007", "-0", "-0.0", "0.1", "123456789012345", "1234567890123456789", "1E5", "4.9e-324"]
  ) {
    assert.ok(Object.is(numberOf(text), Number(text)), text);
  }
});

Deno.test("what other readers may take otherwise is no plain number", () => {
  for (
    const text of [
      "",
      "-",
      ".",
      "1.",
      ".5",
      "+1",
      " 1",
      "1 ",
      "1,5",
      "1_000",
      "0x10",
      "NaN",
      "inf",
      "1e",
      "1.2.3",
      "١",
    ]
  ) {
    assert.ok(Number.isNaN(numberOf(text)), text);
  }
});

Deno.test("a plain stamp is its microseconds; days and hours that are none are no stamps", () => {
  for (
    const text of [
      "2000-01-01T00:00:00Z",
      "2024-02-29T23:59:59Z",
      "2026-07-01T10:00:00.5Z",
      "2099-12-31T23:59:59.999Z",
    ]
  ) {
    assert.equal(microsOf(text), Date.parse(text) * 1000, text);
  }
  assert.equal(microsOf("2026-07-01 10:00:00.000001Z"), Date.UTC(2026, 6, 1, 10) * 1000 + 1);
  assert.equal(microsOf("2026-07-01 10:00:00", true), Date.UTC(2026, 6, 1, 10) * 1000);
  const none = [
    "2026-07-01 10:00:00",
    "2025-02-29T10:00:00Z",
    "2026-13-01T10:00:00Z",
    "2026-00-10T10:00:00Z",
    "2026-07-00T10:00:00Z",
    "2026-07-01T24:00:00Z",
    "2026-07-01T10:60:00Z",
    "2026-07-01T10:00:60Z",
    "1999-12-31T23:59:59Z",
    "2100-01-01T00:00:00Z",
    "2026-07-01T10:00Z",
    "2026-07-01T10:00:00.Z",
    "2026-07-01T10:00:00.1234567Z",
    "2026-07-01T10:00:00+02:00",
    "2026/07/01T10:00:00Z",
    "",
  ];
  for (const text of none) assert.ok(Number.isNaN(microsOf(text)), text);
});

const cells: SampleCells = {
  columns: 3,
  delimiter: ";",
  sampledAt: 1,
  value: 2,
  series: [0],
  stamps: "epoch_s",
  naive: false,
};

/** Reads lines, a batch of two rows at a time. */
function readAll(text: string): { read: boolean; rows: unknown[]; left: string[]; samples: CsvSamples } {
  const left: string[] = [];
  const decoder = new TextDecoder();
  const samples = new CsvSamples(
    cells,
    (line, bytes, from, to) => left.push(`${line} ${decoder.decode(bytes.subarray(from, to))}`),
  );
  samples.begin();
  const bytes = bytesOf(text);
  const rows: unknown[] = [];
  for (let at = 0; at < bytes.length;) {
    const batch = new SampleBatch(2);
    at = samples.read(bytes, at, bytes.length, batch);
    if (at < 0) return { read: false, rows, left, samples };
    for (let row = 0; row < batch.rows; row++) {
      rows.push([batch.lines[row], batch.series[row], Number(batch.times[row]) / 1e6, batch.values[row]]);
    }
  }
  return { read: true, rows, left, samples };
}

Deno.test("samples come with their lines, and lines that are not plain are left", () => {
  const { read, rows, left, samples } = readAll(
    "cpu;1782900000;1.5\r\nmem;1782900000;2\r\ncpu;1782900060;\r\ncpu;1782900060;3\n\nmem;1782899999;4\n",
  );
  assert.equal(read, true);
  assert.deepEqual(rows, [
    [2, 0, 1782900000, 1.5],
    [3, 1, 1782900000, 2],
    [5, 0, 1782900060, 3],
    [7, 1, 1782899999, 4],
  ]);
  assert.deepEqual(left, ["4 cpu;1782900060;"]);
  const spans = [...samples.spans()].map((
    [series, { first, last, samples, inOrder }],
  ) => [series, first / 1e6, last / 1e6, samples, inOrder]);
  assert.deepEqual(spans, [[0, 1782900000, 1782900060, 2, true], [1, 1782899999, 1782900000, 2, false]]);
});

Deno.test("quotes, cells too many or too few, and commas in numbers are for others to read", () => {
  for (const line of ['cpu;1782900000;"1"', "cpu;1782900000", "cpu;1782900000;1;2", "cpu;1782900000;1,5"]) {
    assert.equal(readAll(`cpu;1782900000;1\n${line}\n`).read, false, line);
  }
});

Deno.test("a file of which most lines are left is for others to read as a whole", () => {
  assert.equal(readAll("cpu;;1\n".repeat(10_000)).read, true);
  assert.equal(readAll("cpu;;1\n".repeat(11_000)).read, false);
});

Deno.test("more series than the table of keys begins with keep their numbers", () => {
  const names = Array.from({ length: 5000 }, (_, at) => `queue_${at}_${"x".repeat(at % 300)}`);
  const { rows } = readAll([...names, ...names].map((name) => `${name};1782900000;1\n`).join(""));
  assert.deepEqual(rows.map((row) => (row as number[])[1]), [...names.keys(), ...names.keys()]);
});
