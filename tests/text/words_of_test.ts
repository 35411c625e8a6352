import assert from "node:assert/strict";
import { wordsOf } from "../../lib/text/words_of.ts";

Deno.test("forms of one English word have one stem", () => {
  for (
    const forms of [["timeout", "timeouts"], ["fail", "fails", "failed", "failing"], ["cache", "caches"], [
      "retry",
      "retries",
    ], ["drop", "dropped", "dropping"]]
  ) {
    assert.equal(new Set(wordsOf(forms.join(" "))).size, 1, `${wordsOf(forms.join(" "))}`);
  }
});

Deno.test("what ends like a plural and is none stays whole", () => {
  assert.deepEqual(wordsOf("status redis access dns analysis"), [
    "status",
    "redis",
    "access",
    "dns",
    "analysis",
  ]);
});

Deno.test("words that say nothing are left out, other languages and scripts stay", () => {
  assert.deepEqual(wordsOf("The service was not able to"), ["servic", "abl"]);
  assert.deepEqual(wordsOf("Überlastung der Größe"), ["überlastung", "der", "größe"]);
  assert.deepEqual(wordsOf("отказ базы данных"), ["отказ", "базы", "данных"]);
  assert.ok(wordsOf("数据库连接超时").includes("连接"));
});

Deno.test("a text without words has none", () => {
  for (const text of ["", "  ", "…—()", "\u0000"]) assert.deepEqual(wordsOf(text), []);
});
