import assert from "node:assert/strict";
import { categories } from "../../lib/twin/category.ts";
import { type Company, createCompany } from "../../lib/twin/company.ts";
import { banks } from "../../lib/twin/banks/mod.ts";
import { postmortemFiles } from "../../lib/twin/postmortems.ts";
import { truthOf } from "../../lib/twin/truth.ts";

const companies = Array.from(
  { length: 20 },
  (_, index) => createCompany({ seed: index + 1, scale: "sample" }),
);
const real = ({ incidents }: Company) => incidents.filter(({ kind }) => kind === "incident");

Deno.test("every category is the cause of incidents early and late, and the trigger of some", () => {
  for (const company of companies) {
    const incidents = real(company);
    const halves = [incidents.slice(0, 200), incidents.slice(200)];
    for (const category of categories) {
      for (const own of halves) assert.ok(own.some(({ cause }) => cause === category), category);
      assert.ok(incidents.some(({ trigger }) => trigger === category), category);
    }
  }
});

Deno.test("incidents of a family share its cause, and its trigger but where a migration brought them", () => {
  for (const incident of companies.flatMap(real)) {
    if (incident.triggeredBy !== null) assert.equal(incident.trigger, "deployment");
    if (incident.family === null) continue;
    assert.equal(incident.cause, banks[incident.family].cause);
    if (incident.triggeredBy === null) assert.equal(incident.trigger, banks[incident.family].trigger);
  }
});

Deno.test("one in five says nothing of its cause", () => {
  const incidents = companies.flatMap(real);
  const silent = incidents.filter(({ causeTold }) => causeTold === "silent");
  assert.ok(Math.abs(silent.length / incidents.length - 0.2) < 0.02, `${silent.length}`);
  assert.ok(silent.every(({ account }) => account.cause === null && account.trigger === null));
});

Deno.test("summaries that were wrong are put right in the postmortem", () => {
  const mistakes = companies.map((company) =>
    company.told.flatMap((incident, index) => {
      if (incident.causeTold !== "mistaken") return [];
      const [piece] = [...postmortemFiles(company)[index]?.pieces() ?? []];
      const cause = incident.account.cause as string;
      assert.equal(incident.body.includes(cause), false);
      assert.ok(piece?.text.includes(incident.body.replaceAll('"', '\\"')), piece?.text);
      assert.ok(piece?.text.includes(cause), piece?.text);
      return [incident.id];
    })
  );
  assert.ok(mistakes.flat().length > 40, `${mistakes.flat().length}`);
  for (const [index, company] of companies.entries()) {
    const wrong = company.incidents.filter(({ causeTold }) => causeTold === "mistaken").map(({ id }) => id);
    assert.deepEqual(wrong, mistakes[index]);
  }
});

Deno.test("the truth names cause, trigger and half of every incident but tests", () => {
  const company = createCompany({ seed: 1, scale: "sample", language: "held" });
  const { language, planted } = truthOf(company, []);
  const truth = planted as Record<"causes" | "triggers", Record<string, string[]>>;
  const ids = real(company).map(({ id }) => id).sort();
  assert.deepEqual(Object.values(truth.causes).flat().sort(), ids);
  assert.deepEqual(Object.values(truth.triggers).flat().sort(), ids);
  assert.equal(language.used, "held");
  assert.deepEqual(language.held.toSorted(), ids);
});
