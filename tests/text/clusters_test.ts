import assert from "node:assert/strict";
import { adjustedRandIndex } from "../../lib/stats/adjusted_rand_index.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { type ClusterText, findClusters } from "../../lib/text/clusters.ts";

/** Texts of as many themes: a third of the words are anybody's, the others the theme's own. */
function themed(
  seed: number,
  texts: number,
  themes: number,
  words = 40,
): { texts: ClusterText[]; truth: number[] } {
  const random = createRandom(seed);
  const draw = (theme: number, length: number) =>
    Array.from({ length }, () => {
      const common = themes === 0 || random.next() < 0.33;
      return common ? `any${random.integer(300)}` : `own${theme}x${random.integer(words)}`;
    });
  const truth = Array.from({ length: texts }, (_, at) => at % Math.max(1, themes));
  return { texts: truth.map((theme) => ({ title: draw(theme, 5), body: draw(theme, 14) })), truth };
}

Deno.test("themes are found without being told how many there are", () => {
  for (const themes of [2, 5, 12]) {
    const { texts, truth } = themed(themes, 360, themes);
    const { labels, count } = findClusters(texts);
    assert.equal(count, themes);
    assert.ok(adjustedRandIndex([...labels], truth) > 0.95);
  }
});

Deno.test("texts without structure are in no cluster", () => {
  const runs = Array.from({ length: 12 }, (_, seed) => findClusters(themed(seed, 300, 0).texts).count);
  assert.deepEqual(runs.filter((count) => count > 0), []);
});

Deno.test("the order of texts and the seed change little, and the same again nothing", () => {
  const { texts } = themed(7, 300, 6);
  const { labels } = findClusters(texts);
  assert.deepEqual([...findClusters(texts).labels], [...labels]);
  const turned = findClusters(texts.toReversed()).labels.toReversed();
  assert.ok(adjustedRandIndex([...turned], [...labels]) > 0.99);
  assert.ok(adjustedRandIndex([...findClusters(texts, { seed: 8 }).labels], [...labels]) > 0.99);
});

Deno.test("of many texts some make the clusters and all are put into them", () => {
  const { texts, truth } = themed(2, 3_400, 8);
  const { labels, count } = findClusters(texts);
  assert.equal(count, 8);
  assert.ok(adjustedRandIndex([...labels], truth) > 0.95);
});

Deno.test("a handful of texts, empty ones and none at all are in no cluster", () => {
  assert.equal(findClusters([]).count, 0);
  const empty = { title: [], body: [] };
  assert.deepEqual([...findClusters(Array(9).fill(empty)).labels], Array(9).fill(-1));
  assert.equal(findClusters(themed(1, 4, 2).texts).count, 0);
});

Deno.test("texts that share one phrase and nothing else are no cluster, however often it comes", () => {
  const random = createRandom(3);
  const phrase = ["counts", "returned", "items", "twice"];
  const anything = (length: number) =>
    Array.from(
      { length },
      () =>
        random.next() < 0.33 ? `any${random.integer(300)}` : `own${random.integer(4)}x${random.integer(40)}`,
    );
  const { texts } = themed(3, 240, 4);
  const told = Array.from({ length: 40 }, () => ({
    title: [...anything(2), ...phrase],
    body: [...anything(9), ...phrase, ...anything(3)],
  }));
  const { labels, count } = findClusters([...texts, ...told]);
  assert.equal(count, 4);
  assert.ok([...labels].slice(240).filter((label) => label >= 0).length <= 4);
});

Deno.test("texts told in a few wordings, word for word the same, are as many clusters", () => {
  const wordings = [
    "disk full node archive",
    "certificate expired client chain",
    "pool exhausted session timeout",
  ];
  const places = ["billing", "gateway", "search", "login", "ledger"];
  const texts = Array.from({ length: 90 }, (_, at) => ({
    title: [...(wordings[at % 3] ?? "").split(" "), places[at % 5] ?? ""],
    body: [],
  }));
  const { labels, count } = findClusters(texts);
  assert.equal(count, 3);
  assert.equal(adjustedRandIndex([...labels], texts.map((_, at) => at % 3)), 1);
});
