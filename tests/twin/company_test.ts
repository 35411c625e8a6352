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

Deno.test("createCompany changes nothing but words when the other half of the bank speaks", () => {
  const [open, heldOut] = (["open", "held-out"] as const).map((paraphrases) =>
    createCompany({ seed: 3, scale: "sample", paraphrases }).incidents
  );
  const facts = (incidents: typeof open) =>
    incidents?.map(({ title: _t, body: _b, titleVariant: _tv, bodyVariant: _bv, ...rest }) => rest);
  assert.deepEqual(facts(open), facts(heldOut));
  const banked = (incidents: typeof open) =>
    incidents?.filter(({ titleVariant }) => titleVariant !== null) ?? [];
  assert.ok(banked(open).every(({ titleVariant }) => Number(titleVariant) % 2 === 0));
  assert.ok(banked(heldOut).every(({ bodyVariant }) => Number(bodyVariant) % 2 === 1));
  const words = new Set(banked(open).map(({ body }) => body));
  assert.equal(banked(heldOut).filter(({ body }) => words.has(body)).length, 0);
});
