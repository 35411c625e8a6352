import assert from "node:assert/strict";
import { requireNoSecrets } from "../../lib/privacy/require_no_secrets.ts";
import { Canaries } from "./_canaries.ts";

const written = { action: "write", thing: "summary.md" };
const encoder = new TextEncoder();

Deno.test("every planted token is refused by its kind and never shown", () => {
  const canaries = new Canaries();
  let refused = 0;
  for (let at = 0; at < 40; at++) {
    const text = `It held ${canaries.next()} for two days.`;
    try {
      requireNoSecrets(encoder.encode(text), written);
    } catch (error) {
      refused += 1;
      assert.ok(error instanceof RangeError);
      assert.match(error.message, /^Cannot write summary\.md: a secret of kind [a-z-]+ stands in it\. /);
      assert.deepEqual(canaries.in(error.message), []);
    }
  }
  // Logins in addresses and headers are told by the words around them, which stand in what we write as well.
  assert.ok(refused >= 36, `${refused} of 40`);
});

Deno.test("words about tokens, and pictures that hold any letters, are no secrets", () => {
  requireNoSecrets(
    encoder.encode("token: 5f1c09a2be7d, secret-github-token-5f1c09a2be, api_key = 3"),
    written,
  );
  const picture = `${"iVBORw0KGgo".repeat(300)}/LTAI${"aB3d".repeat(9)}/${"AAAA".repeat(20)}`;
  requireNoSecrets(encoder.encode(`{"image/png":"${picture}"}`), written);
});
