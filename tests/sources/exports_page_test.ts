import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { allSources } from "../../lib/sources/mod.ts";

const page = await Deno.readTextFile(new URL("../../docs/exports.md", import.meta.url));
const readme = await Deno.readTextFile(new URL("../../README.md", import.meta.url));

const rows = page.split("\n").filter((line) => line.startsWith("| ")).slice(2)
  .map((line) => line.split(" | ").map((cell) => cell.replaceAll(/^\| | \|$/g, "").trim()));

Deno.test("the page of exports names every kind that loads, once, and none besides", () => {
  const named = rows.flatMap(([, , kinds = ""]) => [...kinds.matchAll(/`([^`]+)`/g)].map(([, kind]) => kind));
  assert.deepEqual(named.toSorted(), allSources(parseConfig({})).map(({ kind }) => kind).toSorted());
});

Deno.test("every tool has a way to its export, and the README names it", () => {
  const words = readme.replaceAll(/\s+/g, " ");
  for (const [tool = "", way = ""] of rows) {
    assert.ok(way !== "", tool);
    if (tool !== "Any API") {
      assert.ok(words.toLowerCase().includes(tool.toLowerCase()), `${tool} in the README`);
    }
  }
});
