import assert from "node:assert/strict";
import { jsonListSource } from "../../lib/sources/_json_list.ts";
import { givenFile, givenHead, readAll } from "./_given_file.ts";

const source = jsonListSource({
  kind: "example_things",
  title: "Example things",
  members: ["things", "thing"],
  why: "things with a colour",
  fits: (first) => first.has("id", "colour"),
  map: (fields) => ({ nothing: fields.text("id") ?? "no id" }),
});

const one = { id: "1", colour: "red", parts: [{ id: "x" }] };
const two = { id: "2", colour: "blue" };

const shapes: readonly (readonly [name: string, value: unknown, paths: readonly string[]])[] = [
  ["a bare array", [one, two], ["$[0]", "$[1]"]],
  ["a page", { things: [one, two], next: null }, ["$.things[0]", "$.things[1]"]],
  ["an envelope of one", { thing: one }, ["$.thing"]],
  ["one alone", one, ["$"]],
];
for (const [name, value, paths] of shapes) {
  Deno.test(`${name} is recognised, counted and read`, async () => {
    const text = JSON.stringify(value, null, 1);
    assert.equal(source.recognise(givenHead(text))?.sure, 0.95);
    for (const piece of [1, 7, 4096]) {
      const file = givenFile(text, { piece });
      assert.equal(await source.count(file), paths.length);
      assert.deepEqual((await readAll(source, file)).map(({ origin }) => origin.path), paths);
    }
  });
}

Deno.test("what holds no such record is not claimed", () => {
  const texts = ['{"things":[]}', "[]", '{"errors":[{"id":"1"}]}', "<html></html>", '[{"id":"1"}]', ""];
  assert.deepEqual(texts.map((text) => source.recognise(givenHead(text))), texts.map(() => null));
});

Deno.test("one a line is recognised, counted and read; a line that is none is rejected", async () => {
  const text = `${JSON.stringify(one)}\n\n${JSON.stringify(two)}\n{"id":\n`;
  assert.equal(source.recognise(givenHead(text))?.sure, 0.95);
  for (const piece of [1, 7, 4096]) {
    const file = givenFile(text, { piece });
    assert.equal(await source.count(file), 3);
    const all = await readAll(source, file);
    assert.deepEqual(all.map((record) => [record.origin.line, "rejected" in record]), [
      [1, false],
      [3, false],
      [4, true],
    ]);
  }
});

Deno.test("pages one after the other are no list: the file is refused", async () => {
  const text = `${JSON.stringify({ things: [one] })}\n${JSON.stringify({ things: [two] })}\n`;
  await assert.rejects(readAll(source, givenFile(text)), { name: "ExportError" });
});
