import assert from "node:assert/strict";
import { textMask } from "../../lib/text/text_mask.ts";

const cases: readonly (readonly [string, string])[] = [
  ["Pool of db-orders-7 used up: 120 of 120 connections", "Pool of used up: of connections"],
  ["see https://status.example.com/i/9f?x=1 or mail oncall@example.com", "see or mail"],
  ["since 2026-03-01T10:00:00.123Z, again at 10:15 pm", "since , again at"],
  ["disk /var/lib/postgresql/data full, config.yaml reverted", "disk full, reverted"],
  ["commit 8f14e45fceea167a5a36 of v2.14.3-rc1 at 0x7ffe", "commit of at"],
  [
    "HTTP 503 for 12% of calls; 429 Too Many Requests; 5xx",
    "http503 for of calls; http429 Too Many Requests; 5xx",
  ],
  ["p99 of 1200ms on k8s, s3 and x509", "p99 of on k8s, s3 and x509"],
  ["Zahlungen schlagen fehl – Größe überschritten", "Zahlungen schlagen fehl – Größe überschritten"],
];

for (const [text, masked] of cases) {
  Deno.test(`masked: ${text}`, () => assert.equal(textMask()(text), masked));
}

Deno.test("names given are masked whole, the longest first, whatever signs they hold", () => {
  const mask = textMask(["db", "orders-db", "a.b(c)"]);
  assert.equal(mask("ORDERS-DB slow, orders-dbx not, a.b(c) down"), "slow, orders-dbx not, down");
  assert.equal(mask("db of two letters stays"), "db of two letters stays");
});

Deno.test("masking twice changes nothing more", () => {
  const mask = textMask(["checkout"]);
  for (const [text] of cases) assert.equal(mask(mask(text)), mask(text));
});

Deno.test("regions of clouds are blanked, and words like them are not", () => {
  const mask = textMask();
  assert.equal(mask("disk full in eu-central-1, ap-south and us-east-1b"), "disk full in , and");
  assert.equal(mask("east-west traffic of us-based users"), "east-west traffic of us-based users");
});
