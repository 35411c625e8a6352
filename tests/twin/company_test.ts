import assert from "node:assert/strict";
import { createCompany } from "../../lib/twin/company.ts";

Deno.test("createCompany makes exactly the incidents promised, and the same ones again", () => {
  const company = createCompany({ seed: 1, scale: "sample" });
  assert.equal(company.incidents.filter(({ kind }) => kind === "incident").length, 400);
  assert.equal(company.incidents.filter(({ kind }) => kind === "test").length, 8);
  assert.equal(company.services.length, 12);
  assert.equal(new Set(company.incidents.map(({ id }) => id)).size, company.incidents.length);
  assert.deepEqual(createCompany({ seed: 1, scale: "sample" }), company);
});

Deno.test("createCompany makes another company for another seed", () => {
  const [one, other] = [1, 2].map((seed) => createCompany({ seed, scale: "sample" }).incidents);
  assert.notDeepEqual(one?.map(({ createdAt }) => createdAt), other?.map(({ createdAt }) => createdAt));
});

Deno.test("createCompany changes nothing but words when the other half of the wordings speaks", () => {
  const [tune, held] = (["tune", "held"] as const).map((language) =>
    createCompany({ seed: 3, scale: "sample", language }).incidents
  );
  const facts = (incidents: typeof tune) =>
    incidents?.map(({ title: _t, body: _b, account: _a, half: _h, ...rest }) => rest);
  assert.deepEqual(facts(tune), facts(held));
  const words = new Set(tune?.flatMap(({ kind, title, body }) => kind === "test" ? [] : [title, body]));
  assert.equal(held?.some(({ title, body }) => words.has(title) || words.has(body)), false);
});
