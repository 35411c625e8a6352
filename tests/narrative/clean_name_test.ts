import { cleanName } from "hindcast";
import assert from "node:assert/strict";
import { ownAttacks } from "./_attacks.ts";

Deno.test("plain names, times and periods stand as they are", () => {
  for (
    const plain of [
      "payments",
      "search-api",
      "Payments API v2",
      "2026-Q3",
      "14:00",
      "Tuesday",
      "Zürich",
      "検索",
      "a_b",
    ]
  ) {
    assert.equal(cleanName(plain), plain);
  }
});

Deno.test("what stands in curly quotes already is not quoted twice", () => {
  assert.equal(cleanName("“it went down, again”"), "“it went down, again”");
  assert.equal(cleanName("“a” and “b”, both of them"), '“"a" and "b", both of them”');
});

Deno.test("anything else stands in curly quotes", () => {
  for (
    const odd of [
      "node.js",
      "a b c d",
      "http://x",
      "a@b.c",
      "<b>",
      "",
      "-5",
      "*x*",
      "www.x",
      "a/b",
      "1. item",
    ]
  ) {
    assert.equal(cleanName(odd), `“${odd}”`);
  }
});

Deno.test("invisible and reordering characters go, lines become one", () => {
  assert.equal(cleanName("a\u202eb\u200bc\u0000d\ne\ufefff"), "abc d ef");
  assert.equal(cleanName("\ud800x"), "x");
  assert.equal(cleanName("a“b”c"), '“a"b"c”');
});

Deno.test("no name is longer than eighty characters", () => {
  assert.equal([...cleanName("🔥".repeat(500))].length, 82);
  for (const attack of ownAttacks) assert.ok([...cleanName(attack)].length <= 82);
});
