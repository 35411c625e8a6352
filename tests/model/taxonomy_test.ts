import assert from "node:assert/strict";
import { parse } from "yaml";
import { parseTaxonomy } from "../../lib/model/taxonomy.ts";

const category = { definition: "It broke.", not: "It was full.", seeds: ["broken"] };
const sound = {
  roles: { cause: "Why at all?", trigger: "Why then?" },
  categories: {
    hardware: category,
    capacity: { ...category, seeds: ["full"] },
    unknown: { ...category, seeds: [] },
  },
};

Deno.test("the taxonomy that ships is sound and keeps cause and trigger apart", async () => {
  const { roles, categories } = parseTaxonomy(parse(await Deno.readTextFile("data/labels/taxonomy.yaml")));
  assert.notEqual(roles.cause, roles.trigger);
  assert.deepEqual(
    categories.map(({ name }) => name),
    "configuration deployment code capacity dependency hardware network data security process unknown".split(
      " ",
    ),
  );
  for (const { definition, not, seeds, name } of categories) {
    assert.match(definition, /^[A-Z][^.]*\.$/, name);
    assert.match(not, /^[A-Z].*\.$/s, name);
    assert.ok(seeds.length >= 10 || name === "unknown", name);
  }
});

Deno.test("a taxonomy that is wrong says which key and why", () => {
  const cases: readonly (readonly [unknown, string])[] = [
    [null, "roles is missing; categories is missing"],
    [[], "the file is no list of keys"],
    [{ ...sound, more: 1 }, "more is no key it knows"],
    [{ ...sound, roles: { cause: "Why?" } }, "roles.trigger is missing"],
    [
      { ...sound, categories: { ...sound.categories, data: { ...category, definition: " " } } },
      "categories.data.definition is empty",
    ],
    [
      { ...sound, categories: { ...sound.categories, data: { ...category, seeds: "a" } } },
      "categories.data.seeds is no list of words",
    ],
    [
      { ...sound, categories: { ...sound.categories, data: { ...category, seeds: ["Broken"] } } },
      'the seed "broken" stands in both categories.hardware and categories.data',
    ],
    [
      { ...sound, categories: { hardware: category, capacity: { ...category, seeds: [] } } },
      "categories.unknown is missing",
    ],
    [
      { ...sound, categories: { hardware: category, unknown: { ...category, seeds: [] } } },
      "categories holds only one besides unknown",
    ],
  ];
  for (const [value, problem] of cases) {
    assert.throws(() => parseTaxonomy(value, "t.yaml"), {
      name: "TypeError",
      message: `Cannot read t.yaml: ${problem}. Correct these keys.`,
    });
  }
  assert.throws(
    () => parseTaxonomy({ ...sound, categories: { ...sound.categories, "Data Loss": category } }),
    /categories\.Data Loss is no name of lower case letters/,
  );
});
