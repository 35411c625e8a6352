import { findBlame, withoutBlame } from "hindcast";
import assert from "node:assert/strict";

const reworded: readonly (readonly [string, string])[] = [
  ["Root cause: human error.", "Root cause: a slip that nothing caught."],
  ["We should have checked the pool.", "Nothing prompted those at work to have checked the pool."],
  [
    "They should not have deployed on Friday.",
    "Nothing warned those at work before they had deployed on Friday.",
  ],
  ["person-0a1b2c3d4e failed to restart the pods.", "Nothing prompted the step to restart the pods."],
  ["At 14:20 the on-call engineer ignored the alert.", "At 14:20 nothing drew attention to the alert."],
  ["An engineer accidentally broke the cache.", "A change broke the cache."],
  ["It was late and she made a mistake.", "It was late and a slip was possible and nothing caught it."],
  ["At noon John Smith forgot to scale it.", "At noon nothing prompted the step to scale it."],
  ["Bob should have known better.", "Nothing showed it at the time."],
  ["Sloppy review let it through.", "Unguarded review let it through."],
];

Deno.test("a wording that blames is said of the work", () => {
  for (const [text, expected] of reworded) {
    assert.equal(withoutBlame(text), expected);
    assert.deepEqual(findBlame(expected), [], expected);
  }
});

Deno.test("a machine may fail, and a person may act", () => {
  for (
    const text of [
      "The deployment failed to start.",
      "payments broke at 14:23.",
      "person-0a1b2c3d4e restarted the pods.",
      "The user error rate is 3 %.",
      "The error budget was spent; user errors rose from 3 to 9.",
      "We rolled the change back.",
      "The connection should have a timeout.",
    ]
  ) assert.deepEqual(findBlame(text), [], text);
});

Deno.test("each is found once, in the order of the text, with its place", () => {
  const text = "Human error. We forgot to page. The operator forgot to look and caused it.";
  const found = findBlame(text);
  assert.deepEqual(found.map(({ phrase }) => phrase), [
    "Human error",
    "We forgot to ",
    "The operator forgot to ",
  ]);
  for (const { index, phrase } of found) assert.equal(text.slice(index, index + phrase.length), phrase);
});
