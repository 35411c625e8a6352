import assert from "node:assert/strict";
import { learnNamings, namesIn } from "../../lib/text/namings.ts";

const example = (at: number) => ({
  title: "Disruption",
  body: `Degraded performance for ${
    at % 2 ? "Pages, Git (beta) and Webhooks" : "Pages"
  }. Unlike Actions, others wait.`,
  names: at % 2 ? ["Pages", "Git (beta)", "Webhooks"] : ["Pages"],
});
const known = [...Array.from({ length: 20 }, (_, at) => example(at)), {
  title: "",
  body: "",
  names: ["Actions"],
}];

Deno.test("a list stands in the context of its first name; names told in passing are none", () => {
  const namings = learnNamings(known);
  const named = (body: string, title = "") => namesIn({ title, body }, namings);
  assert.deepEqual(named("Bad performance for actions, Git (beta) & Pages. Unlike Webhooks"), [
    "Actions",
    "Git (beta)",
    "Pages",
  ]);
  assert.deepEqual(named("Unlike Actions, all is well"), []);
  assert.deepEqual(named("performance for Pagesix and xPages"), []);
  assert.deepEqual(named("", "Pages"), [], "no title named a service among those known");
});

Deno.test("a context few had, or that was wrong too often, says nothing; nor do texts without known names", () => {
  assert.equal(learnNamings(known.slice(0, 2)).contexts.size, 0);
  const wrong = known.map((one, at) => at < 8 ? { ...one, names: ["Actions"] } : one);
  assert.ok(!learnNamings(wrong).contexts.has("performance for"));
  const nothing = learnNamings([{ title: "Pages", body: "", names: [] }]);
  assert.deepEqual(namesIn({ title: "Pages", body: "Pages" }, nothing), []);
});
