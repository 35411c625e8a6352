import assert from "node:assert/strict";
import { featuresOf } from "../../lib/text/features_of.ts";
import { learnVocabulary, tfIdf } from "../../lib/text/tf_idf.ts";

Deno.test("weights are (1 + ln count) times 1 + ln((1 + texts) / (1 + texts that have it)), rows of length 1", () => {
  const texts = [["a", "a", "b"], ["a", "c"], ["b", "c", "d"]];
  const vocabulary = learnVocabulary(texts, { minTexts: 1, maxShare: 1 });
  assert.deepEqual(vocabulary.features, ["a", "b", "c", "d"]);
  const row = tfIdf(texts, vocabulary);
  const [a, b] = [(1 + Math.log(2)) * (1 + Math.log(4 / 3)), 1 + Math.log(4 / 3)];
  assert.deepEqual([...row.columns.subarray(0, 2)], [0, 1]);
  assert.ok(Math.abs((row.weights[0] ?? 0) - a / Math.hypot(a, b)) < 1e-12);
  assert.ok(Math.abs((row.weights[1] ?? 0) - b / Math.hypot(a, b)) < 1e-12);
});

Deno.test("features in too few or too many texts are left out, and unknown ones weigh nothing", () => {
  const vocabulary = learnVocabulary([["all", "x"], ["all", "x"], ["all", "y"], ["all"]], {
    minTexts: 2,
    maxShare: 0.5,
  });
  assert.deepEqual(vocabulary.features, ["x"]);
  assert.equal(tfIdf([["never", "seen"]], vocabulary).columns.length, 0);
});

Deno.test("words come with pairs of neighbours, characters in runs of 3 to 5 inside a word", () => {
  assert.deepEqual(featuresOf("pool used up", "words"), ["pool", "used", "pool used"]);
  assert.deepEqual(featuresOf("pod", "characters"), [" po", "pod", "od ", " pod", "pod ", " pod "]);
});
