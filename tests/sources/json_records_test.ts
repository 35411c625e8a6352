import assert from "node:assert/strict";
import { ExportError } from "../../lib/model/errors.ts";
import { countJsonRecords } from "../../lib/sources/_json_count.ts";
import { readJsonRecords, readJsonScalars } from "../../lib/sources/_json_records.ts";
import { type Given, givenFile } from "./_given_file.ts";

async function slices(text: string, place = "$", given: Given = {}) {
  return await Array.fromAsync(readJsonRecords(givenFile(text, given), place));
}

async function refusal(text: string | Uint8Array, place = "$"): Promise<ExportError> {
  try {
    await Array.fromAsync(readJsonRecords(givenFile(text), place));
  } catch (error) {
    assert.ok(error instanceof ExportError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: `read without complaint: ${text}` });
}

Deno.test("elements come with their text, index, line and path", async () => {
  const records = await slices(
    '{"more": false,\r\n "incidents": [\r\n  {"id": 1},\n{"id": "]},{"}\n]}',
    "incidents",
  );
  assert.deepEqual(records.map(({ text, index, line, path }) => ({ text, index, line, path })), [
    { text: '{"id": 1}', index: 0, line: 3, path: "$.incidents[0]" },
    { text: '{"id": "]},{"}', index: 1, line: 4, path: "$.incidents[1]" },
  ]);
});

Deno.test("an object at the place is one record", async () => {
  const [record, ...rest] = await slices('{"incident": {"id": "Q1"}}', "incident");
  assert.equal(rest.length, 0);
  assert.equal(record?.path, "$.incident");
  assert.equal(record?.index, null);
  assert.equal(await countJsonRecords(givenFile('{"incident": {"id": "Q1"}}'), "incident"), 1);
});

Deno.test("a key of the same name deeper down is not the place", async () => {
  const text = '{"page": {"incidents": [1, 2, 3]}, "note": "incidents", "incidents": [{}]}';
  assert.equal((await slices(text, "incidents")).length, 1);
  assert.equal(await countJsonRecords(givenFile(text), "incidents"), 1);
});

Deno.test("a place inside other objects is reached by its names", async () => {
  const text =
    '{"results": [0], "data": {"x": {"results": [1]}, "nrql": {"a": [], "results": [{}, {}]}, "b": 1}}';
  for (const piece of [1, 5, 1000]) {
    const records = await slices(text, "data.nrql.results", { piece });
    assert.deepEqual(records.map(({ path }) => path), [
      "$.data.nrql.results[0]",
      "$.data.nrql.results[1]",
    ]);
    assert.equal(await countJsonRecords(givenFile(text, { piece }), "data.nrql.results"), 2);
  }
  const single = '{"data": {"results": {"id": 1}, "nrql": null}}';
  assert.equal((await slices(single, "data.results")).length, 1);
  assert.equal(await countJsonRecords(givenFile(single), "data.results"), 1);
  assert.equal((await refusal(single, "data.nrql.results")).code, "E-SCHEMA");
});

Deno.test("scalars beside the records are read wherever they stand", async () => {
  const text =
    '{"first": "a", "data": [{"time_zone": "no"}], "limit": 3, "more": false, "time_zone": "Etc/UTC"}';
  for (const piece of [1, 7, 1000]) {
    const scalars = await readJsonScalars(givenFile(text, { piece }), "data");
    assert.deepEqual({ ...scalars }, { first: "a", limit: 3, more: false, time_zone: "Etc/UTC" });
  }
});

Deno.test("a byte order mark is no text", async () => {
  assert.equal((await slices("\uFEFF[{}, {}]")).length, 2);
});

Deno.test("U+2028 parts neither lines nor records", async () => {
  const records = await slices('[{"text": "a\u2028b"},\n{"text": "c"}]');
  assert.deepEqual(records.map((record) => record.line), [1, 2]);
  assert.equal(records.length, 2);
});

const refused:
  readonly (readonly [name: string, text: string, code: string, says: RegExp, place?: string])[] = [
    ["cut between records", '[{"a": 1},\n{"a": 2},', "E-TRUNC", /:2: array not closed after record 2\./],
    ["cut after a record", '{"x": [{"a": 1}, {"a": 2}', "E-TRUNC", /array not closed after record 2\./, "x"],
    ["cut inside a record", '[{"a": 1}, {"a"', "E-TRUNC", /it ends inside record 2\./],
    ["cut inside a string", '[{"a": "b', "E-TRUNC", /it ends inside record 1\./],
    ["cut after the array", '{"x": []', "E-TRUNC", /before its last bracket/, "x"],
    ["nested too deep", "[".repeat(65) + "]".repeat(65), "E-DEPTH", /deeper than 64 levels at byte 64\./],
    ["20,000 levels in a record", `[{"a":${"[".repeat(20_000)}`, "E-DEPTH", /64 levels/],
    ["brackets that do not pair", '[{"a": [1}]]', "E-JSON", /closes what is not open/],
    ["a comma too many", "[{}, ]", "E-JSON", /comma or colon stands without a value/],
    ["two commas", "[{},,{}]", "E-JSON", /stands without a value/],
    ["a comma first", "[,{}]", "E-JSON", /stands without a value/],
    ["two values", '{"x": [] {}}', "E-JSON", /two values/, "x"],
    ["two values beside", '{"a": [1] 2, "x": []}', "E-JSON", /two values/, "x"],
    ["no key", '{[], "x": []}', "E-JSON", /without a key/, "x"],
    ["no value", '{"a": , "x": []}', "E-JSON", /without a value/, "x"],
    ["a second document", "[{}]\n[{}]", "E-JSON", /:2: /],
    ["text after the end", "[{}] x", "E-JSON", /text follows its end/],
    ["the array twice", '{"x": [{}], "x": [{}]}', "E-JSON", /key "x" stands in it twice/, "x"],
    [
      "no such member",
      '{"error": {"message": "Not Found"}}',
      "E-SCHEMA",
      /it has no "incidents"/,
      "incidents",
    ],
    ["no records at the place", '{"incidents": null}', "E-SCHEMA", /holds no records/, "incidents"],
    ["an object where an array was", "{}", "E-SCHEMA", /an object as a whole/],
    ["nothing", "  \n", "E-EMPTY", /nothing in it/],
    ["a web page", "<!doctype html>", "E-JSON", /it is not JSON/],
  ];

for (const [name, text, code, says, place] of refused) {
  Deno.test(`refused: ${name}`, async () => {
    const error = await refusal(text, place);
    assert.equal(error.code, code);
    assert.match(error.message, /^Cannot load export\/file\.json:\d+: /);
    assert.match(error.message, says);
  });
}

Deno.test("refused: bytes that are not UTF-8", async () => {
  const error = await refusal(Uint8Array.from([0x5b, 0x22, 0xe9, 0x22, 0x5d]));
  assert.equal(error.code, "E-ENCODING");
});

Deno.test("64 levels are accepted", async () => {
  const records = await slices(`${"[".repeat(64)}${"]".repeat(64)}`);
  assert.equal(records.length, 1);
});

Deno.test("a record above 16 MiB is not held, only its beginning and its size", async () => {
  const big = `{"log": "${"x".repeat(17 * 1024 * 1024)}"}`;
  const [record, next] = await slices(`[${big}, {"a": 1}]`);
  assert.equal(record?.bytes, big.length);
  assert.ok((record?.text.length ?? 0) <= 65_536 && record?.text.startsWith('{"log": "xxx'));
  assert.equal(next?.text, '{"a": 1}');
});

/** Small deterministic generator: Lehmer's, enough to shuffle test cases. */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = state * 48271 % 2147483647) % below;
}

const hard = ['"', "\\", '\\"', "[", "]", "{", "}", ",", ":", "\n", "é", "\u2028", "🚒", "incidents", ""];

function value(draw: (below: number) => number, depth: number): unknown {
  const kind = draw(depth > 4 ? 4 : 6);
  if (kind === 0) return draw(1000) - 500;
  if (kind === 1) return [true, false, null][draw(3)];
  if (kind < 4) return Array.from({ length: draw(6) }, () => hard[draw(hard.length)]).join("");
  const items = Array.from({ length: draw(4) }, () => value(draw, depth + 1));
  if (kind === 4) return items;
  return Object.fromEntries(items.map((item, at) => [`${hard[draw(hard.length)]}${at}`, item]));
}

Deno.test("property: what is cut is what JSON.parse finds, and the count agrees, however the bytes are pieced", async () => {
  const draw = draws(20260714);
  for (let round = 0; round < 300; round++) {
    const items = Array.from({ length: draw(5) }, () => value(draw, 0));
    const beside = { before: value(draw, 1), incidents: items, after: value(draw, 1) };
    const [place, document] = ([
      ["$", items],
      ["incidents", beside],
      ["data.incidents", { incidents: value(draw, 1), data: beside, more: value(draw, 1) }],
    ] as const)[draw(3)] ?? ["$", items];
    const text = JSON.stringify(document, null, draw(3));
    const file = givenFile(text, { piece: 1 + draw(9) });
    const records = await Array.fromAsync(readJsonRecords(file, place));
    assert.deepEqual(records.map((record) => JSON.parse(record.text)), items, text);
    assert.equal(await countJsonRecords(file, place), items.length, text);
  }
});

Deno.test("property: no file cut anywhere is taken for whole", async () => {
  const text = JSON.stringify({ a: 'x\\"', incidents: [{ id: "]" }, { id: [1, { b: "}" }] }], more: false });
  for (let at = 1; at < text.length; at++) {
    const error = await refusal(text.slice(0, at), "incidents");
    assert.equal(error.code, "E-TRUNC", text.slice(0, at));
  }
});
