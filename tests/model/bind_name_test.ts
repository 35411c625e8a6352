import assert from "node:assert/strict";
import { bindName } from "../../lib/model/bind_name.ts";

Deno.test("a short name is bound as it is", () => {
  assert.deepEqual(bindName("payments", "rate"), { value: "payments", unit: "text", term: "rate" });
});

Deno.test("a long name keeps both ends, and no letter is cut in two", () => {
  const { value } = bindName(`checkout-${"🦆".repeat(60)}-worker`, "rate");
  assert.equal([...String(value)].length, 40);
  assert.match(String(value), /^checkout-.*….*-worker$/u);
});
