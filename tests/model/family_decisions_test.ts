import assert from "node:assert/strict";
import { parseFamilyDecisions } from "../../lib/model/family_decisions.ts";

Deno.test("an empty file decides nothing", () => {
  assert.deepEqual(parseFamilyDecisions(null), { rename: {}, merge: {}, split: {}, pin: {}, none: [] });
});

Deno.test("what is wrong is named with its place", () => {
  const message = (value: unknown) => {
    try {
      parseFamilyDecisions(value);
    } catch (error) {
      return (error as Error).message;
    }
    return "";
  };
  assert.deepEqual([
    message({ rname: {} }),
    message({ none: "a" }),
    message({ rename: { F1: 3 } }),
    message({ split: { A: ["x"] }, none: ["x"] }),
    message({ merge: { A: ["B"], B: ["C"] } }),
    message("merge"),
  ], [
    'Cannot read the decisions about families: "rname" is no key: it may hold rename, merge, split, pin, none. Correct these keys.',
    "Cannot read the decisions about families: none is no list. Correct these keys.",
    "Cannot read the decisions about families: rename.F1 is no text. Correct these keys.",
    'Cannot read the decisions about families: incident "x" is decided about twice. Leave it in one place.',
    'Cannot read the decisions about families: family "B" is merged more than once. Merge all into one family at once.',
    "Cannot read the decisions about families: the file is no list of keys and values. Correct these keys.",
  ]);
});
