import assert from "node:assert/strict";
import type { Embedder } from "../../lib/model/embedder.ts";
import { NarrativeError } from "../../lib/model/errors.ts";
import { keptVectors } from "../../lib/warehouse/kept_vectors.ts";
import { openWarehouse } from "../../lib/warehouse/open.ts";
import { tableHash } from "../../lib/warehouse/table_hash.ts";

function counting(name: string): Embedder & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    name,
    asked,
    embed(texts) {
      asked.push(...texts);
      return Promise.resolve(texts.map((text) => [text.length / 3, 1]));
    },
  };
}

Deno.test("each text goes to the model once, whatever is asked later; another model is asked anew", async () => {
  const warehouse = await openWarehouse(":memory:");
  const before = await tableHash(warehouse);
  const one = counting("one");
  const first = await keptVectors(warehouse, one, ["pool", "expired", "pool"]);
  assert.deepEqual(one.asked, ["pool", "expired"]);
  const again = await keptVectors(warehouse, one, ["expired", "lag"]);
  assert.deepEqual(one.asked, ["pool", "expired", "lag"]);
  assert.deepEqual(again.vectors?.get("expired"), first.vectors?.get("expired"));
  assert.deepEqual([...first.vectors?.keys() ?? []], ["pool", "expired"]);
  const other = counting("other");
  await keptVectors(warehouse, other, ["pool"]);
  assert.deepEqual(other.asked, ["pool"]);
  assert.equal(await tableHash(warehouse), before);
  warehouse.close();
});

Deno.test("a model that fails leaves no vectors and a reason; what it gave before is kept", async () => {
  const warehouse = await openWarehouse(":memory:");
  const texts = Array.from({ length: 300 }, (_, at) => `text ${at}`);
  const good = counting("m");
  let calls = 0;
  const failing: Embedder = {
    name: "m",
    embed: (portion) =>
      calls++ === 0
        ? good.embed(portion)
        : Promise.reject(new NarrativeError("it is taking no more requests now (429)")),
  };
  const { vectors, reason } = await keptVectors(warehouse, failing, texts);
  assert.deepEqual([vectors, reason], [null, "it is taking no more requests now (429)"]);
  const later = counting("m");
  await keptVectors(warehouse, later, texts);
  assert.equal(later.asked.length, 300 - 256);
  const broken: Embedder = { name: "m", embed: () => Promise.reject(new TypeError("a fault of ours")) };
  await assert.rejects(keptVectors(warehouse, broken, ["new"]), TypeError);
  warehouse.close();
});
