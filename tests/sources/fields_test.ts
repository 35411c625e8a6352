import assert from "node:assert/strict";
import { Fields } from "../../lib/sources/_fields.ts";

function codes(fields: Fields): (string | null)[][] {
  return fields.defects.map(({ code, field, value }) => [code, field, value]);
}

Deno.test("text is kept as written; numbers and booleans take their text form", () => {
  const fields = new Fields({ a: "00123", b: "1e5", c: 42, d: true, e: "", f: null });
  assert.deepEqual(["a", "b", "c", "d", "e", "f", "g"].map((name) => fields.text(name)), [
    "00123",
    "1e5",
    "42",
    "true",
    null,
    null,
    null,
  ]);
  assert.deepEqual(fields.defects, []);
});

Deno.test("control characters and lone surrogates become U+FFFD and are noted", () => {
  const fields = new Fields({ title: "a\u0000b\u000bc\ud800", plain: "tab\tline\nok" });
  assert.equal(fields.text("title"), "a\uFFFDb\uFFFDc\uFFFD");
  assert.equal(fields.text("plain"), "tab\tline\nok");
  assert.deepEqual(codes(fields), [["E-ENCODING", "title", "a\uFFFDb\uFFFDc\uFFFD"]]);
});

Deno.test("numbers are read from text with a point, never with a comma", () => {
  const fields = new Fields({ a: "3305", b: "1.5", c: "1,5", d: "1.234,56", e: "N/A", f: {} });
  assert.deepEqual(["a", "b", "c", "d", "e", "f"].map((name) => fields.number(name)), [
    3305,
    1.5,
    null,
    null,
    null,
    null,
  ]);
  assert.deepEqual(codes(fields), [
    ["E-NUMBER", "c", "1,5"],
    ["E-NUMBER", "d", "1.234,56"],
    ["E-NUMBER", "e", "N/A"],
    ["E-NUMBER", "f", "{}"],
  ]);
});

Deno.test("booleans are true, false or a defect", () => {
  const fields = new Fields({ a: true, b: "false", c: "t" });
  assert.deepEqual([fields.boolean("a"), fields.boolean("b"), fields.boolean("c")], [true, false, null]);
  assert.deepEqual(codes(fields), [["E-SCHEMA", "c", "t"]]);
});

Deno.test("stamps: a skipped hour is a defect, a repeated one is taken and noted, a naive one needs a zone", () => {
  const fields = new Fields({
    gap: "2026-03-29T02:30:00",
    twice: "2026-10-25T02:30:00",
    z: "2026-01-01T00:00:00Z",
  });
  assert.equal(fields.instant("gap", "Europe/Berlin"), null);
  assert.equal(fields.instant("twice", "Europe/Berlin"), "2026-10-25T00:30:00.000Z");
  assert.equal(fields.instant("z", undefined), "2026-01-01T00:00:00.000Z");
  assert.equal(fields.instant("gap", undefined), null);
  assert.deepEqual(fields.defects.map((defect) => defect.code), ["E-DATE", "E-DATE", "E-ZONE"]);
});

Deno.test("a field read twice has its defect once", () => {
  const fields = new Fields({ n: "?" });
  assert.equal(fields.number("n"), null);
  assert.equal(fields.number("n"), null);
  assert.equal(fields.defects.length, 1);
});

Deno.test("defects of inner objects name the whole way", () => {
  const fields = new Fields({ service: { name: ["x"] }, teams: [{ n: "?" }, "no object"] });
  fields.object("service").text("name");
  for (const team of fields.list("teams")) team.number("n");
  assert.deepEqual(codes(fields), [["E-SCHEMA", "service.name", '["x"]'], ["E-NUMBER", "teams[0].n", "?"]]);
});
