import assert from "node:assert/strict";
import { shortened } from "../../../lib/analyses/similar/_shortened.ts";

Deno.test("a telling is cut after so many different words, the title first; small and repeated ones do not count", () => {
  const told = {
    title: "the pool is exhausted",
    body: "pool exhausted again on orders, restart helped",
    marks: ["service:orders"],
  };
  const cut = (most: number) => shortened(told, most);
  assert.deepEqual(cut(1), { title: "the pool is ", body: "", marks: [] });
  assert.deepEqual(cut(3), { title: told.title, body: "pool exhausted again on orders, ", marks: [] });
  assert.deepEqual(cut(5), { ...told, marks: [] });
});
