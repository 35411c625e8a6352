import assert from "node:assert/strict";
import { jsonHead } from "../../lib/sources/_json_head.ts";
import { givenHead } from "./_given_file.ts";

Deno.test("the start of a file shows kinds and texts by path, cut anywhere", () => {
  const json = jsonHead(
    givenHead('{"limit": 25, "incidents": [{"id": "Q\\"1", "service": {"id": 7}}, {"id": "Q2", "cut": "{[":'),
  );
  assert.equal(json.kind("$"), "object");
  assert.equal(json.kind("$.incidents"), "array");
  assert.equal(json.kind("$.incidents[0].service"), "object");
  assert.equal(json.text("$.incidents[0].id"), 'Q\\"1');
  assert.equal(json.text("$.incidents[0].service.id"), "7");
  assert.equal(json.text("$.incidents[1].id"), "Q2");
  assert.equal(json.has("$.limit", "$.incidents"), true);
  assert.equal(json.has("$.limit", "$.more"), false);
});

Deno.test("a start that is cut inside a string shows what stands before it", () => {
  const json = jsonHead(givenHead('[{"a": 1, "b": "cut {\\"c\\": [1, '));
  assert.equal(json.text("$[0].a"), "1");
  assert.equal(json.kind("$[0].b"), undefined);
});

Deno.test("what is no JSON shows nothing; a byte order mark is no text", () => {
  assert.equal(jsonHead(givenHead("<html>{}</html>")).kind("$"), undefined);
  assert.equal(jsonHead(givenHead("id,title\n")).kind("$"), undefined);
  assert.equal(jsonHead(givenHead("\uFEFF [1]")).kind("$"), "array");
});
