import assert from "node:assert/strict";
import { keyTerms } from "../../lib/text/key_terms.ts";

const termsOf = (texts: string[], groups: number[]) =>
  keyTerms(texts, groups).map((own) => own.map(({ term }) => term));

Deno.test("terms are written as the texts write them and stand in at least three of them", () => {
  const texts = [
    "Certificates expired",
    "certificates expired",
    "expired certificates again",
    "pools drained",
  ];
  const [own = []] = keyTerms(texts, [0, 0, 0, -1]);
  assert.deepEqual(own, [{ term: "certificates", texts: 3 }, { term: "expired", texts: 3 }]);
});

Deno.test("a word all texts share tells nothing, and a word of two texts is no term", () => {
  assert.deepEqual(termsOf(["service disk", "service disk", "service pool", "service pool"], [0, 0, 1, 1]), [
    [],
    [],
  ]);
  const shared = [
    "service disk",
    "service disk",
    "service disk",
    "service pool",
    "service pool",
    "service pool",
  ];
  assert.deepEqual(termsOf(shared, [0, 0, 0, 1, 1, 1]), [["disk"], ["pool"]]);
});

Deno.test("words of a script without blanks are terms too", () => {
  const texts = ["接続プール枯渇", "接続プール満杯", "接続プール待ち", "証明書", "証明書", "証明書"];
  const [pool = [], certificate = []] = termsOf(texts, [0, 0, 0, 1, 1, 1]);
  assert.ok(pool.includes("接続"));
  assert.ok(certificate.length > 0);
});

Deno.test("no groups have no terms", () => {
  assert.deepEqual(keyTerms([], []), []);
  assert.deepEqual(keyTerms(["a b"], [-1]), []);
});
